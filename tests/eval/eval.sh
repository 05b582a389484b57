#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Indexes and searches judged collections, and prints their figures beside
# those of the best peer: make eval EVAL_TASKS=DIR [EVAL_KIT=DIR].
#
# EVAL_TASKS has a folder for each task: articles/, queries.tsv, gold.jsonl,
# dev.qids. EVAL_KIT has run_filmsearch.py, score.py, score_movielog.py and
# baselines/TASK/PEER.scores; it is looked for beside the tasks. EVAL_ONLY names
# the tasks to run, EVAL_OPTIONS options of filmsearch, EVAL_OUT the folder for
# runs and indexes.
set -u
english='cisi cranfield med npl plots prust time wikiqa xquad'
out=${EVAL_OUT:-eval-out}

fail()
{
    echo "eval: $1" >&2
    exit 1
}

[ -n "${EVAL_TASKS:-}" ] ||
    fail "no tasks: make eval EVAL_TASKS=DIR (the folder of judged collections)"
[ -d "$EVAL_TASKS" ] || fail "$EVAL_TASKS: no such folder"
if [ -z "${EVAL_KIT:-}" ]; then
    for EVAL_KIT in "$EVAL_TASKS" "$EVAL_TASKS/.."; do
        [ ! -f "$EVAL_KIT/score.py" ] || break
    done
fi
for part in run_filmsearch.py score.py score_movielog.py; do
    [ -f "$EVAL_KIT/$part" ] ||
        fail "$EVAL_KIT has no $part: name its folder with EVAL_KIT=DIR"
done
command -v python3 >/dev/null || fail "scoring needs python3"
export EVAL_TASKS
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
mkdir -p "$out" || fail "$out: cannot be made"

# run TASK: writes $out/TASK.tsv, by a fresh index.
run()
{
    # shellcheck disable=SC2086 # options are words
    python3 "$EVAL_KIT/run_filmsearch.py" --fresh "$EVAL_TASKS/$1" \
        "$out/$1.tsv" -- ${EVAL_OPTIONS:-} 2>"$out/$1.log"
}

# best_peer TASK: the file of the peer with the best mean nDCG@10.
best_peer()
{
    for file in "$EVAL_KIT/baselines/$1"/*.scores; do
        [ -f "$file" ] || continue
        awk -F '\t' -v file="$file" '
            FNR == NR { dev[$1] = 1; next }
            $1 in dev { sum += $5; n++ }
            END { if (n) printf "%.6f %s\n", sum / n, file }
        ' "$EVAL_TASKS/$1/dev.qids" "$file"
    done | sort -rn | sed 's/^[^ ]* //;q'
}

# scored TASK PEER: what the kit's program says of the run. Parts of the queries
# are told apart by kinds, or by families if their ids name a few of those.
scored()
{
    task=$1 peer=$2 program=score.py
    set -- "$out/$task.tsv" --split dev
    if [ "$task" = movielog ]; then
        program=score_movielog.py
        set -- "$@" --kinds
    else
        ids=$EVAL_TASKS/$task/dev.qids
        families=$(sed 's/-.*//' "$ids" | sort -u | wc -l)
        [ $((10 * families)) -gt "$(wc -l <"$ids")" ] || set -- "$@" --families
        set -- "$task" "$@"
    fi
    [ -z "$peer" ] || set -- "$@" --base "$peer"
    python3 "$EVAL_KIT/$program" "$@"
}

# score TASK: prints the line of the table, or the lines.
score()
{
    best=$(best_peer "$1")
    scored "$1" "$best" >"$out/$1.scored" 2>>"$out/$1.log" || return 1
    awk -v task="$1" -v peer="$best" '
        BEGIN {
            sub(/.*\//, "", peer)
            sub(/\.scores$/, "", peer)
        }
        FNR == 1 {
            for (i = 3; i <= NF; i++)
                column[$i] = i
        }
        $1 == "nDCG@10" { # difference and interval of the line above
            gsub(/[][,]/, "")
            beside[n] = sprintf("  %.4f  %+.4f [%+.4f, %+.4f]%s  %s",
                ndcg[n] - $2, $2, $3, $4, $4 < 0 ? " BELOW" : "", peer)
        }
        FNR > 1 && $2 ~ /^[0-9]+$/ {
            name[++n] = n == 1 ? task : "  " $1
            queries[n] = $2
            ndcg[n] = $column["nDCG@10"]
            first[n] = $column["S@1"]
        }
        END {
            for (i = 1; i <= n; i++)
                printf "%-18s %5d  %.4f   %.4f%s\n", name[i], queries[i],
                    ndcg[i], first[i], beside[i]
        }' "$out/$1.scored"
}

wrong=0
sum=0
n=0
tasks=${EVAL_ONLY:-$english korquad kmrd movielog}
echo "task                   n  nDCG@10  S@1     peer    difference, interval"
for task in $tasks; do
    if [ ! -d "$EVAL_TASKS/$task/articles" ]; then
        echo "eval: $EVAL_TASKS/$task: no such task" >&2
        wrong=1
        continue
    fi
    if ! run "$task" || ! score "$task" >"$out/$task.line"; then
        echo "eval: $task: failed, $out/$task.log says how:" >&2
        tail -n 3 "$out/$task.log" >&2
        wrong=1
        continue
    fi
    cat "$out/$task.line"
    case " $english " in
    *" $task "*)
        figure=$(awk 'FNR == 1 { print $3 }' "$out/$task.line")
        sum="$sum + $figure"
        n=$((n + 1))
        ;;
    esac
done
[ "$n" -eq 0 ] ||
    awk "BEGIN { printf \"%-18s %5d  %.4f\\n\", \"mean of English\", $n, ($sum) / $n }"
exit $wrong
