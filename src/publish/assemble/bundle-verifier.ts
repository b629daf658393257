import { signoffNamespace } from '../../keys/key-rules.ts';

/**
 * The verifier of a bundle: POSIX shell, `sha256sum` and `ssh-keygen`, nothing else. Statements are RFC 8785 JSON, so that a field of theirs is found as
 * text; one with a backslash in it could hold such a text inside a string and is refused.
 */
export const bundleVerifier = `#!/bin/sh
# Verifies this bundle: digests of all files, signatures, and that what was signed is what lies here.
set -u
cd "$(dirname "$0")" || exit 2
LC_ALL=C
export LC_ALL
tab=$(printf '\\t')
bad=0
fail() { printf 'NOT VALID  %s: %s\\n' "$1" "$2"; bad=$((bad + 1)); }
digest() { set -- $(sha256sum < "$1"); printf '%s' "$1"; }
bom=$(printf '\\357\\273\\277')
cr=$(printf '\\r')
# The text that a signature is over: no byte order mark, LF, no blanks at the ends of lines, one line end at the end.
canonical() {
  { cat "$1"; echo; } | sed -e "1s/^$bom//" -e "s/$cr$//" -e "s/[ $tab]*$//" | sed -e :a -e '/^\\n*$/{$d;N;ba' -e '}'
}
canonical_digest() { set -- $(canonical "$1" | sha256sum); printf '%s' "$1"; }
signers=\${ALLOWED_SIGNERS:-content/allowed_signers}
for tool in sha256sum ssh-keygen sed grep find sort; do
  command -v "$tool" > /dev/null || { echo "There is no $tool on this machine."; exit 2; }
done

# Every file is what SHA256SUMS says, and no file is missing or was added.
sha256sum --quiet -c SHA256SUMS > /dev/null 2>&1 || {
  sha256sum -c SHA256SUMS 2> /dev/null | grep -v ': OK$' | while IFS= read -r line; do printf 'NOT VALID  %s\\n' "$line"; done
  bad=$((bad + 1))
}
listed=$(sed 's/^[0-9a-f]*  //' SHA256SUMS | sort)
there=$(find . -type f ! -path ./SHA256SUMS | sed 's/^\\.\\///' | sort)
[ "$listed" = "$there" ] || fail SHA256SUMS 'it does not list exactly the files that are here'
[ -z "$(find . ! -type f ! -type d)" ] || fail . 'there is a link or a device among the files'

for text in texts/*; do
  [ -e "$text" ] || continue
  [ "texts/$(digest "$text")" = "$text" ] || fail "$text" 'its digest is not its name'
done

# Each record is the text that its digest is of. One that Docket refused to read stands for itself.
while read -r sum record; do
  { [ -f "$record" ] && { [ "$(canonical_digest "$record")" = "$sum" ] || [ "$(digest "$record")" = "$sum" ]; }; } ||
    fail "$record" 'it is not the text whose digest is in records.txt'
done < records.txt

# Each statement has its line in signatures.txt, and each line its statement.
listed=$(sed "s/^[^$tab]*$tab[^$tab]*$tab\\([^$tab]*\\)$tab.*/\\1/" signatures.txt | sort)
there=$(find content -path '*/signatures/*' -name '*.json' | sort)
[ "$listed" = "$there" ] || fail signatures.txt 'it does not list exactly the statements that are here'

count=0
valid=0
while IFS="$tab" read -r time state statement record; do
  count=$((count + 1))
  signature=\${statement%.json}.sig
  before=$bad
  if [ ! -f "$statement" ] || [ ! -f "$signature" ]; then fail "$statement" 'statement or signature is missing'; continue; fi
  if grep -qF '\\' "$statement"; then fail "$statement" 'it holds a backslash, which this verifier does not read; use docket verify'; continue; fi
  principal=$(sed -n 's/.*"signer":{"principal":"\\([^"]*\\)".*/\\1/p' "$statement")
  signed=$(sed -n 's/.*"record":{"canon":"text-v1","path":"[^"]*","revision":[0-9]*,"sha256":"\\([0-9a-f]*\\)"}.*/\\1/p' "$statement")
  path=$(sed -n 's/.*"record":{"canon":"text-v1","path":"\\([^"]*\\)".*/\\1/p' "$statement")
  protocol=$(sed -n 's/.*"protocol":{"id":"[^"]*","sha256":"\\([0-9a-f]*\\)".*/\\1/p' "$statement")
  policy=$(sed -n 's/.*"policy":"\\([0-9a-f]*\\)".*/\\1/p' "$statement")
  [ "$path" = "$record" ] || fail "$statement" "it was made for another record, $path"
  if [ "$time" = - ]; then set --; else set -- -O "verify-time=$time"; fi
  ssh-keygen -Y verify -f "$signers" -I "$principal" -n ${signoffNamespace} "$@" -s "$signature" < "$statement" > /dev/null 2>&1 ||
    fail "$statement" "the signature does not verify for $principal"
  for text in "$signed" "$protocol" $policy; do
    [ -f "texts/$text" ] || fail "$statement" "the text with the digest $text is not here"
  done
  if [ "$state" != superseded ]; then
    now=$(sed -n "s|^\\([0-9a-f]*\\)  \\(.*\\)$|\\1 \\2|p" records.txt | while read -r sum name; do [ "$name" = "$record" ] && printf '%s' "$sum"; done)
    [ "$now" = "$signed" ] || fail "$statement" 'the record is not what was signed'
    evidence=$(sed 's/{"bytes":/\\
&/g' "$statement" | sed -n 's/^{"bytes":[0-9]*,"path":"\\([^"]*\\)","sha256":"\\([0-9a-f]*\\)"}.*/\\2  \\1/p')
    while read -r sum name; do
      [ -n "$sum" ] || continue
      { [ -f "$name" ] && [ "$(digest "$name")" = "$sum" ]; } || fail "$statement" "$name is not the evidence that was signed"
    done << END
$evidence
END
    [ "$state" = valid ] || fail "$statement" "Docket judged it as $state"
  fi
  if [ "$bad" = "$before" ]; then
    valid=$((valid + 1))
    meaning=$(sed -n 's/.*"meaning":{"code":"\\([a-z-]*\\)".*/\\1/p' "$statement")
    again=
    [ "$state" = superseded ] && again=', signed anew or withdrawn since'
    printf 'valid%s  %s  %s  %s\\n' "$again" "$meaning" "$principal" "$statement"
  fi
done < signatures.txt

printf '%s of %s signatures valid, %s wrong.\\n' "$valid" "$count" "$bad"
[ "$bad" = 0 ]
`;
