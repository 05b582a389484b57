#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What is longer than the screen of a terminal is paged.
# shellcheck disable=SC2016 # the words of commands
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
HOME=$tmp
TERM=xterm
export HOME TERM
unset XDG_CONFIG_HOME FILMSEARCH_PAGER PAGER LESS
if ! tool terminal 2>out; then
    tap_skip "the pager" "no compiler"
    tap_done
    exit
fi
mkdir in
for i in 1 2 3 4 5 6 7 8; do
    printf 'Title: Article %s\n\nThe pelican of day %s.\n' $i $i >in/$i.txt
done
"$filmindex" -q --db db add in >out 2>&1
tap_result $? "articles" out

cat >show <<'END'
#!/bin/sh
echo "shown by $0 $*, LESS $LESS"
exec cat
END
printf '#!/bin/sh\nexit 3\n' >quit
chmod +x show quit

# paged NAME WANTED-STATUS WANTED-LINES-BY-THE-PAGER [NAME=VALUE...] -- ARGUMENT...
paged()
{
    name=$1 wanted=$2 shown=$3
    shift 3
    env "$@" >out 2>&1
    status=$?
    [ "$status" -eq "$wanted" ] && [ "$(grep -c '^shown by' out)" -eq "$shown" ]
    tap_result $? "$name (status $status)" out
}

# At 20 rows eight hits do not fit, at 60 they do.
low="./terminal 80 20 -- $filmsearch --db db"
high="./terminal 80 60 -- $filmsearch --db db"
# shellcheck disable=SC2086 # lists of words
{
paged "a long answer" 0 1 PAGER=./show $low pelican
grep -q '^shown by ./show , LESS FRX' out
tap_result $? "less is told to quit by itself" out
grep -q "The .*pelican.* of day 8" out
tap_result $? "the pager gets all of it" out
paged "LESS is left as it is" 0 1 LESS=-S PAGER=./show $low pelican
grep -q 'LESS -S' out
tap_result $? "LESS is left as it is" out
paged "a short answer" 0 0 PAGER=./show $high pelican
paged "one hit" 0 0 PAGER=./show $low -n 1 pelican
paged "--no-pager" 0 0 PAGER=./show $low --no-pager pelican
paged "no pager: empty" 0 0 PAGER= $low pelican
paged "no pager: never" 0 0 FILMSEARCH_PAGER=never PAGER=./show $low pelican
paged "a terminal that is dumb" 0 0 TERM=dumb PAGER=./show $low pelican
paged "into a pipe" 0 0 PAGER=./show $filmsearch --db db pelican
paged "words of the command" 0 1 "PAGER=./show 'a b' \$c" $low pelican
grep -q '^shown by ./show a b $c,' out
tap_result $? "no shell reads them" out
paged "FILMSEARCH_PAGER before PAGER" 0 1 FILMSEARCH_PAGER=./show PAGER=false \
    $low pelican
paged "a pager that quits at once: the status is kept" 0 0 PAGER=./quit \
    $low --format json -n 8 pelican
paged "a pager that is not there" 0 0 PAGER=./nonesuch $low pelican
grep -q 'pager: ./nonesuch: No such file' out && grep -q "of day 8" out
tap_result $? "is reported, and all is shown" out
paged "a pager that is no command" 0 0 "PAGER='less" $low pelican
grep -q "of day 8" out
tap_result $? "all is shown" out
mkdir -p .config/filmsearch
echo 'pager = ./show configured' >.config/filmsearch/config
paged "the configuration" 0 1 PAGER=false $low pelican
echo 'pager = never' >.config/filmsearch/config
paged "off by configuration" 0 0 PAGER=./show $low pelican
paged "nothing found" 1 0 PAGER=./show $low zzzzqqqq
rm .config/filmsearch/config
}

# An interrupt is for the pager; the answer was found all the same.
cat >waits <<'END'
#!/bin/sh
trap 'echo caught; exit' INT
echo ready
sleep 20 &
wait
END
chmod +x waits
interrupt=$(printf '\003')
PAGER=./waits ./terminal 80 20 '?ready' "$interrupt" '?caught' -- \
    "$filmsearch" --db db pelican >out 2>&1
tap_result $? "Ctrl-C is for the pager" out

if command -v less >/dev/null; then
    ./terminal 80 10 '?The ' q -- "$filmsearch" --db db pelican >out 2>&1
    tap_result $? "less is quit early, and nothing is said" out
    grep -q 'filmsearch:' out
    [ $? -eq 1 ]
    tap_result $? "quietly" out
else
    tap_skip "less" "not there"
fi
tap_done
