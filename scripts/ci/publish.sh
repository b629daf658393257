#!/bin/sh
# Builds the site as CI does: on each tag, on each push to the records repository, and on a schedule.
#   sh publish.sh build    collect, lock, check, build into $DOCKET_OUT, write back what was collected
#   sh publish.sh check    what a pull request needs: problems as annotations, and every signature verified; exit code 1 when one is an error or does not stand
# Where one machine is not enough, in place of build, all of them at one commit:
#   sh publish.sh remember collect, lock, and write that back
#   sh publish.sh shard    build the shard $DOCKET_SHARD into docket-shard-<i>.tar
#   sh publish.sh merge    check, and make the site of the docket-shard-*.tar below $DOCKET_SHARDS in $DOCKET_OUT
# It needs git and the docket command; all else is told by these variables:
#   DOCKET         the command, by default `npx --no-install docket`
#   DOCKET_OUT     the folder of the site, by default `public`
#   DOCKET_SITE    where the site will stand, `https://releases.example.org/records`; its manifest is followed by the new one
#   DOCKET_FORMAT  how problems are printed: text, github, gitlab, sarif
#   DOCKET_ROOT    fingerprint of the root key that vouches for keys and people, for `docket verify --root`
#   DOCKET_COLLECT set it to `no` where the forge is not to be asked although a token is there
#   DOCKET_WRITE_BACK  the branch that locks, events and snapshots are committed to; empty for none
#   DOCKET_SHARD   which shard, such as `2/8`
#   DOCKET_AS_OF   what counts as now, the same for all shards, such as when the pipeline began
#   DOCKET_SHARDS  the folder that holds what the shards built, by default the current one
#   DOCKET_BUILD_OPTIONS  more options of `docket build`, such as `--pdf`
set -eu
# Whoever starts the job may have no name.
export GIT_AUTHOR_NAME="${GIT_AUTHOR_NAME:-docket}" GIT_AUTHOR_EMAIL="${GIT_AUTHOR_EMAIL:-docket@localhost}"
export GIT_COMMITTER_NAME="${GIT_COMMITTER_NAME:-docket}" GIT_COMMITTER_EMAIL="${GIT_COMMITTER_EMAIL:-docket@localhost}"
docket=${DOCKET:-npx --no-install docket}
out=${DOCKET_OUT:-public}
say() { printf 'docket: %s\n' "$1" >&2; }
stop() { say "$1"; exit 2; }

# A clone that was cut off knows neither predecessors nor who signed when.
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  say 'this clone was cut off; fetching the rest'
  git fetch --quiet --unshallow --tags --force origin ||
    stop 'the rest of the history could not be fetched. Clone with all of it: `fetch-depth: 0` on GitHub, `GIT_DEPTH: 0` on GitLab.'
fi
[ "$(git config --get remote.origin.partialclonefilter || true)" = '' ] ||
  say 'this clone leaves out objects; what is missing is fetched one by one, which is slow'

check() { $docket check --format "${DOCKET_FORMAT:-text}"; }

# A record that was changed after it was signed is no mistake to look at, and must not be merged as what was approved. Problems alone are on standard output.
gate() {
  code=0
  check || code=$?
  $docket verify ${DOCKET_ROOT:+--root "$DOCKET_ROOT"} >&2 || { verified=$?; [ "$code" -ge "$verified" ] || code=$verified; }
  return "$code"
}

# Commits what was collected, without running CI again, on top of whatever another job committed meanwhile. An event is a file of its own and collides
# with none. Of locks and snapshots, those of the other job stand whole, and tags and forge are asked again: that gives what both would have written.
write_back() {
  git add --all -- content
  git diff --cached --quiet && return 0
  git commit --quiet --message 'chore(docket): remember tags, events and pull requests [skip ci]'
  first=$(git rev-parse HEAD)
  prefix=$(git rev-parse --show-prefix)
  attributes=$(git rev-parse --git-path info/attributes)
  mkdir -p "$(dirname "$attributes")"
  printf '%s -merge\n' "${prefix}content/tags.lock" "${prefix}content/pulls/*.json" >> "$attributes"
  attempt=0
  until git push --quiet origin "HEAD:refs/heads/$DOCKET_WRITE_BACK" 2> /dev/null; do
    attempt=$((attempt + 1))
    [ "$attempt" -lt 6 ] || stop "what was collected could not be pushed to \`$DOCKET_WRITE_BACK\` in 5 attempts. May the token write contents?"
    say "\`$DOCKET_WRITE_BACK\` moved meanwhile; trying again"
    git fetch --quiet origin "$DOCKET_WRITE_BACK"
    other=$(git rev-parse FETCH_HEAD)
    git rebase --quiet --autostash --strategy-option ours "$other" ||
      { git rebase --abort; stop 'what was collected does not go with what was pushed meanwhile.'; }
    remember
    keep_first
    git add --all -- content
    git diff --cached --quiet && continue
    # Where the other job wrote all of it, there is no commit of ours, and that of the other is not ours to change.
    if [ "$(git rev-parse HEAD)" = "$other" ]; then git commit --quiet --reuse-message "$first"; else git commit --quiet --amend --no-edit; fi
  done
}

# A tag that moved while two jobs remembered it is not remembered as what it became.
keep_first() {
  git show "$first:${prefix}content/tags.lock" 2> /dev/null | grep -v '^#' > "$attributes.docket" || true
  while read -r repository name rest; do
    grep -qxF "$repository $name $rest" content/tags.lock ||
      stop "the tag \`$name\` of \`$repository\` is remembered otherwise by another job. See where it was, and run \`docket lock --accept $name\`."
  done < "$attributes.docket"
  rm -f "$attributes.docket"
}

remember() {
  $docket lock
  if [ "${DOCKET_COLLECT:-yes}" != no ] && [ -n "${GITHUB_TOKEN:-}${GITLAB_TOKEN:-}${GITEA_TOKEN:-}" ]; then $docket collect; fi
}

case ${1:-build} in
  check) gate ;;
  build)
    if [ -n "${DOCKET_WRITE_BACK:-}" ]; then remember && write_back; fi
    check
    set -- --out "$out"
    [ -z "${DOCKET_SITE:-}" ] || set -- "$@" --site "$DOCKET_SITE" --previous "${DOCKET_SITE%/}/manifest.json"
    $docket build "$@" ${DOCKET_BUILD_OPTIONS:-}
    ;;
  remember) if [ -n "${DOCKET_WRITE_BACK:-}" ]; then remember && write_back; fi ;;
  shard)
    [ -n "${DOCKET_SHARD:-}" ] && [ -n "${DOCKET_AS_OF:-}" ] || stop 'a shard needs DOCKET_SHARD, such as `2/8`, and DOCKET_AS_OF, the same for all.'
    set -- --out docket-shard --shard "$DOCKET_SHARD" --as-of "$DOCKET_AS_OF"
    [ -z "${DOCKET_SITE:-}" ] || set -- "$@" --site "$DOCKET_SITE"
    $docket build "$@" ${DOCKET_BUILD_OPTIONS:-}
    # One file is handed over much faster than a hundred thousand.
    tar -cf "docket-shard-${DOCKET_SHARD%/*}.tar" docket-shard
    rm -rf docket-shard
    ;;
  merge)
    [ -d "${DOCKET_SHARDS:-.}" ] || stop "there is no folder \`$DOCKET_SHARDS\` with what the shards built."
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    find "${DOCKET_SHARDS:-.}" -name 'docket-shard-*.tar' > "$work/list"
    while read -r file; do
      mkdir -p "$work/shards/$(basename "$file" .tar)"
      tar -xf "$file" -C "$work/shards/$(basename "$file" .tar)" --strip-components 1
    done < "$work/list"
    [ -d "$work/shards" ] || stop "there is no docket-shard-*.tar below \`${DOCKET_SHARDS:-.}\`."
    set -- "$work/shards" --out "$out" --check --format "${DOCKET_FORMAT:-text}"
    [ -z "${DOCKET_SITE:-}" ] || set -- "$@" --previous "${DOCKET_SITE%/}/manifest.json"
    $docket merge "$@"
    ;;
  *) stop "there is no \`$1\`; it is build, check, remember, shard or merge." ;;
esac
