#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Searches are saved, asked by name, and asked for what is new.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

cd "$tmp" || exit 99
XDG_CONFIG_HOME=$tmp/config
FILMSEARCH_DB=$tmp/db
export XDG_CONFIG_HOME FILMSEARCH_DB
file=$XDG_CONFIG_HOME/filmsearch/searches
mkdir in
for i in 1 2 3; do
    printf 'Title: Article %s\nDate: 202%s\n\nThe pelican, day %s.\n' \
        $i $i $i >"in/$i.txt"
done
"$filmindex" -q add in >out 2>&1
tap_result $? "articles" out

# asks NAME WANTED-STATUS WANTED ARGUMENT...: the paths, sorted, are these.
asks()
{
    name=$1 code=$2 wanted=$3
    shift 3
    "$filmsearch" --format paths "$@" >found 2>err
    status=$?
    sort found | sed 's|in/||; s|\.txt$||' | paste -s -d ' ' - >out
    [ "$status" -eq "$code" ] && [ "$(cat out)" = "$wanted" ]
    status=$?
    cat err >>out
    tap_result "$status" "$name" out
}

# says NAME STATUS TEXT ARGUMENT...
says()
{
    name=$1 code=$2 text=$3
    shift 3
    "$filmsearch" "$@" >out 2>&1
    [ $? -eq "$code" ] && grep -qF -e "$text" out
    tap_result $? "$name" out
}

says "nothing is saved" 2 "no search is saved as 'birds'" @birds
"$filmsearch" --saved >out 2>&1
[ $? -eq 1 ] && [ ! -s out ]
tap_result $? "the list of none" out
"$filmsearch" --save birds --since 2022 -n 5 pelican >out 2>&1 && [ ! -s out ]
tap_result $? "save" out
[ "$(cat "$file")" = "birds = --since 2022 -n 5 pelican" ]
tap_result $? "a line one can read" "$file"
asks "by its name" 0 "2 3" @birds
asks "the command line has the last word" 0 3 @birds -n 1 --sort date
asks "options before the name" 0 3 -n 1 --sort date @birds
asks "more words" 0 2 @birds "day 2" +2
asks "a query that begins with @" 1 "" -- @birds
"$filmsearch" pelican --save=phrase '"day 2"' -- "it's" '-3' >out 2>&1
tap_result $? "words with marks" out
tail -n 1 "$file" >out
[ "$(cat out)" = "phrase = pelican '\"day 2\"' -- 'it'\\''s' -3" ]
tap_result $? "and the words after --" out
asks "are read as they were typed" 0 2 @phrase
says "list" 0 "@birds  --since 2022 -n 5 pelican" --saved
printf '# mine\n\nbirds = stork\nother = "The pelican" --until=2021\n' >"$file"
asks "a file that was edited" 0 1 @other
"$filmsearch" --save birds pelican
"$filmsearch" --save last pelican
"$filmsearch" --forget other
printf '# mine\n\nbirds = pelican\nlast = pelican\n' >want
diff want "$file" >out
tap_result $? "the rest of the file is left as it is" out
says "forget what is not there" 2 "no search is saved as 'other'" --forget other
while IFS='|' read -r name why; do
    says "no name: $why" 2 "is no name for a search" --save "$name" pelican
done <<'END'
|empty
a b|a blank
a/b|a slash
.a|hidden
@a|the sign
a=b|an equals sign
END
says "nothing to save" 2 "no query given" --save nothing
says "wrong options are not saved" 2 "not a date" --since soon @birds
says "one in another" 2 "cannot name another" --save twice @birds
says "two at once" 2 "one at a time" --save a --saved pelican
echo 'no line' >"$file"
says "a line that is none" 2 "searches:1: expected NAME = " @birds
printf "birds = 'pelican\n" >"$file"
says "a quotation without end" 2 "@birds: a quotation mark" @birds

# ---- What is new

echo 'birds = pelican' >"$file"
says "--new without a name" 2 "--new: only with" --new pelican
says "--new and --count" 2 "--new: not with" --new -c @birds
asks "all is new at first" 0 "1 2 3" --new @birds
asks "then nothing" 1 "" --new @birds
asks "but it is found" 0 "1 2 3" @birds
printf 'Title: Article 4\n\nThe pelican, day 4.\n' >in/4.txt
"$filmindex" -q add in
asks "a new article" 0 4 --new @birds
asks "once" 1 "" --new @birds
mv in/4.txt in/5.txt
"$filmindex" -q sync in
asks "a moved one is not new" 1 "" --new @birds
"$filmindex" -q compact
asks "nor is any after compact" 1 "" --new @birds
rm -r db
"$filmindex" -q add in
asks "or in an index made again" 1 "" --new @birds
printf 'Title: Article 2\n\nThe pelican, day 2.\n\nPelican too.\n' >in/2.txt
"$filmindex" -q add in
"$filmsearch" --new @birds --format tsv 2>err | cut -f 1,3,8 >out
[ "$(tr '\t' "|" <out)" = "1|in/2.txt|Pelican too." ]
tap_result $? "a new paragraph" out
printf 'Title: Six\n\nThe pelican.\n\nA pelican.\n\nOne pelican.\n' >in/6.txt
"$filmindex" -q add in
says "more than is shown" 0 "1 more are new; -n shows more" --new -n 2 @birds
asks "all count as seen" 1 "" --new @birds
"$filmsearch" --save birds pelican
asks "one that is saved again has seen nothing" 0 "1 2 3 5 6" --new @birds -n 50
: >blocked
printf 'Title: Seven\n\nThe seventh pelican.\n' >in/7.txt
"$filmindex" -q add in
XDG_STATE_HOME=$tmp/blocked says "what cannot be remembered is said" 2 \
    "cannot be remembered" --new @birds
"$filmsearch" --new @birds >/dev/full 2>&1
asks "what could not be shown is still new" 0 7 --new @birds

# ---- Commands

cat >told <<'END'
#!/bin/sh
printf '%s|' "$FILMSEARCH_SAVED" "$@" >>log
cat >>log
END
chmod +x told
# shellcheck disable=SC2016 # no shell reads it
"$filmsearch" --notify './told "a b" $c' --format paths @birds -n 1 >out 2>&1 &&
    [ ! -s out ] && grep -q '^birds|a b|$c|in/.*txt$' log
tap_result $? "the answer for a command" log
rm log
"$filmsearch" --notify ./told zzzzqqqq >out 2>&1
[ $? -eq 1 ] && [ ! -e log ]
tap_result $? "nothing found: it is not run" out
says "a command that is not there" 2 "./nonesuch: No such file" \
    --notify ./nonesuch pelican

"$filmindex" --notify "$tmp/told" watch in >watched 2>&1 &
watcher=$!
"$filmsearch" --save fish walrus
sleep 1
printf 'Title: Eight\n\nThe walrus of the eighth day.\n' >in/8.txt
tries=0
until grep -q '^fish|in/8.txt' log 2>/dev/null || [ $tries -ge 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
grep -q '^fish|in/8.txt' log 2>/dev/null
tap_result $? "watch runs it when there is news" watched
kill -TERM $watcher
wait $watcher
[ "$(grep -c '^birds|' log)" -eq 0 ]
tap_result $? "and only then" log
tap_done
