#!/bin/sh
# Builds the site as CI does: on each tag, on each push to the records repository, and on a schedule.
#   sh publish.sh build    collect, lock, check, build into $DOCKET_OUT, write back what was collected
#   sh publish.sh check    what a pull request needs: problems as annotations, exit code 1 when one is an error
# It needs git and the docket command; all else is told by these variables:
#   DOCKET         the command, by default `npx --no-install docket`
#   DOCKET_OUT     the folder of the site, by default `public`
#   DOCKET_SITE    where the site will stand, `https://releases.example.org/records`; its manifest is followed by the new one
#   DOCKET_FORMAT  how problems are printed: text, github, gitlab, sarif
#   DOCKET_COLLECT set it to `no` where the forge is not to be asked although a token is there
#   DOCKET_WRITE_BACK  the branch that locks, events and snapshots are committed to; empty for none
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

# Commits what was collected, without running CI again, on top of whatever another job committed meanwhile. An event is a file of its own and collides
# with none; locks and snapshots are made of what tags and forge say, so that asking again after a conflict gives what both jobs would have written.
write_back() {
  git add --all -- content
  git diff --cached --quiet && return 0
  git commit --quiet --message 'chore(docket): remember tags, events and pull requests [skip ci]'
  attempt=0
  until git push --quiet origin "HEAD:refs/heads/$DOCKET_WRITE_BACK" 2> /dev/null; do
    attempt=$((attempt + 1))
    [ "$attempt" -lt 6 ] || stop "what was collected could not be pushed to \`$DOCKET_WRITE_BACK\` in 5 attempts. May the token write contents?"
    say "\`$DOCKET_WRITE_BACK\` moved meanwhile; trying again"
    git fetch --quiet origin "$DOCKET_WRITE_BACK"
    git rebase --quiet --strategy-option theirs FETCH_HEAD || { git rebase --abort; stop 'what was collected does not go with what was pushed meanwhile.'; }
    remember
    git add --all -- content
    git diff --cached --quiet || git commit --quiet --amend --no-edit
  done
}

remember() {
  $docket lock
  if [ "${DOCKET_COLLECT:-yes}" != no ] && [ -n "${GITHUB_TOKEN:-}${GITLAB_TOKEN:-}${GITEA_TOKEN:-}" ]; then $docket collect; fi
}

case ${1:-build} in
  check) check ;;
  build)
    if [ -n "${DOCKET_WRITE_BACK:-}" ]; then remember && write_back; fi
    check
    set -- --out "$out"
    [ -z "${DOCKET_SITE:-}" ] || set -- "$@" --site "$DOCKET_SITE" --previous "${DOCKET_SITE%/}/manifest.json"
    $docket build "$@" ${DOCKET_BUILD_OPTIONS:-}
    ;;
  *) stop "there is no \`$1\`; it is build or check." ;;
esac
