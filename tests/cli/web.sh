#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# filmweb answers in the browser what filmsearch answers in the shell, and
# nothing of what articles hold becomes part of its pages.
. "$TOP_SRCDIR/tests/tap.sh"
. "$TOP_SRCDIR/tests/cli/tools.sh"

filmweb=$TOP_BUILDDIR/filmweb
if [ ! -x "$filmweb" ]; then
    echo "1..0 # SKIP built without libmicrohttpd"
    exit 0
fi
HOME=$tmp
export HOME
unset FILMSEARCH_DB XDG_DATA_HOME XDG_CONFIG_HOME
cd "$tmp" && ln -s "$TOP_SRCDIR/corpus" corpus || exit 99
tool get || exit 99

# What must stay text: in a title, a heading, an author, a file name, a URL.
mkdir bad
cat >'bad/<img src=x onerror=alert(1)>.md' <<'EOF'
---
title: '"><script>alert("title")</script>'
author: '<b onmouseover=alert(1)>Ann</b>'
url: 'javascript:alert(1)'
date: 2021-03-04
---

# A heading with <script>alert("heading")</script>

The zanzibar paragraph says \<script>alert('text')\</script> and "quotes" & more.
EOF

# A film of which two records say different things, and a review of it.
mkdir quay
for say in 104:Ann 112:Carl; do
    cat >"quay/${say#*:}.nfo" <<EOF
<movie><title>The Quiet Quay</title><year>2019</year>
<runtime>${say%:*}</runtime><director>${say#*:} Lee</director>
<uniqueid type="imdb">tt9990001</uniqueid></movie>
EOF
done
cat >quay/review.md <<'EOF'
---
title: The Quiet Quay (2019)
---

The Quiet Quay takes its time in the harbour, and the climax comes too late.

Nothing else in it surprised the writer of these lines.
EOF

# An article with many passages on one thing, in two files.
mkdir lighthouses
printf '# The lighthouses\n\n%s\n\n%s\n\n%s\n\n%s\n' \
    'Of the northern lighthouses one is in the first scene.' \
    'The second of the lighthouses is a model made of plaster.' \
    'Neither of these lighthouses was built for the picture.' \
    'Lighthouses come back at its end, all of them dark.' >lighthouses/one.md
cp lighthouses/one.md lighthouses/two.md
"$filmindex" -q --db film.db add corpus/articles corpus/films corpus/people \
    bad quay lighthouses || exit 99
"$filmindex" -q --db film.db tag +harbour surprised writer || exit 99

# serve OPTION...: starts filmweb; sets $port and $serving.
serve()
{
    rm -f address
    "$filmweb" --db film.db --port 0 "$@" >address 2>server &
    serving=$!
    trap 'kill "$serving" 2>/dev/null; rm -rf "$tmp"' EXIT
    until [ -s address ] || ! kill -0 "$serving" 2>/dev/null; do
        sleep 0.05
    done
    port=$(sed -n 's/.*:\([0-9]*\)\/.*/\1/p' address)
}

# page PATH [HEADER...]: the response to a GET of this machine.
page()
{
    page_path=$1
    shift
    "$tmp/get" "$port" "GET $page_path HTTP/1.1" "Host: localhost:$port" "$@"
}

# has NAME PATH TEXT...: passes if the page has all of the texts.
has()
{
    name=$1
    page "$2" >got 2>&1
    shift 2
    for text in "$@"; do
        if ! grep -qF -e "$text" got; then
            echo "missing: $text" >>got
            tap_result 1 "$name" got
            return
        fi
    done
    tap_result 0 "$name"
}

# lacks NAME PATH TEXT...: passes if there is a page and it has none of them.
lacks()
{
    name=$1
    page "$2" >got 2>&1
    shift 2
    grep -q '</html>' got || echo "no page" >>got
    status=0
    for text in "$@" "no page"; do
        ! grep -qF -e "$text" got || status=1
    done
    tap_result "$status" "$name" got
}

# status NAME CODE REQUEST-LINE [HEADER...]
status()
{
    name=$1
    code=$2
    shift 2
    "$tmp/get" "$port" "$@" >got 2>&1
    head -n 1 got | grep -q "^HTTP/1.1 $code "
    tap_result $? "$name" got
}

serve
[ -n "$port" ]
tap_result $? "it says its address" server

has "the first page asks" / 'role="search"' '<h1>Ask the archive</h1>'
has "a question finds its passage" '/?q=Jeon+Jong-seo+awards' \
    'class="passage"' '<mark>' 'corpus/articles/' '<time>' 'class="card"'
has "the other spelling finds her, too" '/?q=jun+jong+seo' \
    'Jeon Jong-seo</a>'
has "nothing found is said" '/?q=zyzzyva' 'No passage was found.' \
    'class="notes"'
has "a condition can be taken back" '/?q=awards&film=Burning' \
    'film: Burning' 'href="/?q=awards"'
has "what has little of the query is a link away" \
    '/?q=the+zyzzyva+film' 'class="notes"' \
    'href="/?q=the%20zyzzyva%20film&amp;all=1"'
lacks "which shows it" '/?q=the+zyzzyva+film&all=1' 'Show them all'
has "all that matches is counted" '/?q=Jeon&facets=1' 'class="facets"' \
    'where=film%3A' '<svg class="years"'
has "a count is a condition" '/?q=Jeon&where=film%3A%22Ballerina%20(2023)%22' \
    'class="passage"' 'film:&quot;Ballerina (2023)&quot;'
has "an article is shown whole, with the hit" \
    "/article?id=corpus/articles/ballerina-cast-guide.txt:18&q=awards&line=18" \
    '<article class="whole">' 'id="hit"' '<mark>Awards</mark>' 'Park Yu-rim'
page '/?q=tag%3A%22harbour%22' >body
id=$(sed -n 's|.*href="/article?id=\([^&"]*\).*|\1|p' body | head -n 1)
has "an article shows its tags, and each is a search" "/article?id=$id" \
    'tagged <a href="/?q=tag%3A%22harbour%22">harbour</a>'
has "an article that is not there is said" '/article?id=nothing' \
    'HTTP/1.1 404' 'No such article'
for format in markdown bibtex csl ris; do
    has "an article is cited as $format" \
        "/cite?id=corpus/articles/ballerina-cast-guide.txt:18&format=$format" \
        'HTTP/1.1 200' 'Ballerina (2023): who is who'
done
has "there is more like a passage" \
    '/?like=corpus/articles/ballerina-cast-guide.txt:18' 'class="passage"'
has "the folder of all hits is not repeated" "/?q=lighthouses" \
    '<code class="source" title="lighthouses/one.md">one.md:'
has "the rest of an article is a link away" "/?q=lighthouses" \
    '<a href="/?q=lighthouses&amp;where=article%3A%22'
more=$(sed -n 's/.*href="\([^"]*where=article[^"]*\)".*/\1/p' got |
    sed 's/&amp;/\&/g' | head -n 1)
page "$more" >got
[ "$(grep -c '<article class="passage">' got)" -eq 4 ]
tap_result $? "which has all of its passages" got
has "so is a copy of it" "/?q=lighthouses" \
    '<a href="/article?id=lighthouses%2Ftwo.md">lighthouses/two.md</a>'
has "which can be read" "/article?id=lighthouses%2Ftwo.md" 'dark.</p>'

has "a film has a page" '/film?name=Burning' '<h1>Burning' 'Cast and crew' '<dl class="said">' \
    'class="passage"'
has "what articles say of it stands by aspect" '/film?name=The+Quiet+Quay' \
    '>The ending</h2>' '<mark>climax</mark>'
lacks "an aspect that nobody writes about is left out" \
    '/film?name=The+Quiet+Quay' 'The music' 'The cast</h2>'
has "what sources disagree on stands side by side" \
    '/film?name=The+Quiet+Quay' '>runtime</dt><dd>104 (quay/Ann.nfo:1), 112 ' \
    '<dt>director</dt><dd>Ann Lee (quay/Ann.nfo:1), Carl Lee ('
has "a person has one, with a drawing of the films" \
    '/person?name=Jeon+Jong-seo' '<h1>Jeon Jong-seo' '<svg class="timeline"'
has "an unknown person is said" '/person?name=Nobody+Here' \
    'No record has that name.'
has "the state of the archive has a page" /status 'passages' 'last change'
printf '<film><title>Open</titel>' >'bad/<b>torn.xml'
"$filmindex" -q --db film.db add bad >/dev/null 2>&1
has "and says what was refused, and why" /status 'refused</th><td>1<' \
    '<h2>Refused</h2>' '1 not a format that can be read' \
    'bad/&lt;b&gt;torn.xml</code>: not a format'
# A visit is known by the times in its cookie.
has "a first visit has nothing new" /new 'your first visit' \
    'Set-Cookie: filmweb-visit-'
has "what came since a day is listed" '/new?since=2000-01-01' \
    'corpus/films/burning-2018.xml' 'href="/article?id=quay%2Freview.md"'
has "an article of that list is there" '/article?id=quay%2Freview.md' \
    'class="whole"'
has "nothing came since tomorrow" '/new?since=2999-01-01' 'Nothing came'

# visited NAME COOKIE PATH TEXT: the page has the text if the cookie is that.
visited()
{
    name=$1
    page "$3" "Cookie: filmweb-visit-$port=$2" >got 2>&1
    grep -qF -e "$4" got
    tap_result $? "$name" got
}
now=$(date +%s)
visited "a hit that came since the last visit is marked" \
    "1000.$((now - 86400 * 365 * 30))" '/?q=harbour' 'class="new">new<'
visited "and listed" "1000.$((now - 86400 * 365 * 30))" /new 'quay/review.md'
visited "a visit goes on for an hour" "$((now + 0)).$((now - 60))" /new \
    'Nothing came'
visited "a cookie that is none is as none" 'x.y<script>' /new 'first visit'
! page '/?q=harbour' | grep -q 'class="new"'
tap_result $? "without a visit before nothing is marked"
has "the search bar of a browser can ask" /opensearch.xml \
    "template=\"http://localhost:$port/?q={searchTerms}\""
has "names are completed" '/api/complete?q=jeon+jo' '"name":"Jeon Jong-seo"' \
    '"kind":"person"'
has "a program gets JSON" '/api/search?q=awards' 'application/json' \
    '"schema_version":1'

"$filmsearch" --db film.db --format json 'Jeon Jong-seo awards' >want
page '/api/search?q=Jeon+Jong-seo+awards' | tail -n 1 >got
cmp -s want got
tap_result $? "it is the JSON of filmsearch" got

lacks "hostile text stays text" '/?q=zanzibar' '<script>alert' '<img src=x' \
    '<b onmouse' 'href="javascript:'
lacks "a hostile query does" '/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E' \
    '<script>alert'
lacks "a hostile name does" '/film?name=%3Cscript%3Ealert(1)%3C/script%3E' \
    '<script>alert'
has "no page may run what is not ours" / \
    "Content-Security-Policy: default-src 'none'" "script-src 'self'" \
    'X-Content-Type-Options: nosniff'

status "no other page is there" 404 "GET /etc/passwd HTTP/1.1" \
    "Host: localhost:$port"
status "nor one above" 404 "GET /../../etc/passwd HTTP/1.1" \
    "Host: localhost:$port"
status "a name that leads here is refused" 403 "GET / HTTP/1.1" \
    "Host: evil.example:$port"
status "another port's, too" 403 "GET / HTTP/1.1" "Host: localhost:1"
status "another site's page is refused" 403 "GET /api/search?q=a HTTP/1.1" \
    "Host: localhost:$port" "Origin: http://evil.example"
status "our own is not" 200 "GET /api/search?q=a HTTP/1.1" \
    "Host: localhost:$port" "Origin: http://localhost:$port"
status "nothing can be posted" 403 "POST / HTTP/1.1" "Host: localhost:$port" \
    "Content-Length: 0"
status "nor put" 405 "PUT / HTTP/1.1" "Host: localhost:$port" \
    "Content-Length: 0"
long=$(printf '%02000d' 0)
status "a query that is too long is said" 414 "GET /?q=$long HTTP/1.1" \
    "Host: localhost:$port"

"$tmp/get" "$port" --hold 200 >held 2>&1 &
holding=$!
until [ -s held ] || ! kill -0 "$holding" 2>/dev/null; do
    sleep 0.05
done
has "200 slow clients hold up nobody" '/?q=awards' 'class="passage"'
kill "$holding"

# Articles come and go while it runs.
printf 'Title: New\n\nThe quokka paragraph was added later.\n' >new.txt
"$filmindex" -q --db film.db add new.txt
has "what is added is found at once" '/?q=quokka' 'added later'
mv film.db away.db
has "an index that is gone is said" '/?q=quokka' 'HTTP/1.1 503' \
    'cannot be searched'
mv away.db film.db
has "and found again" '/?q=quokka' 'added later'
printf 'Title: Other\n\nThe wombat paragraph stands in another index.\n' >other.txt
"$filmindex" -q --db other.db add other.txt
mv film.db away.db && mv other.db film.db
has "an index in its place is read instead" '/?q=wombat' 'another index'
has "and nothing of the one before" '/?q=quokka' 'No passage was found.'
for table in film.db/gen-*/*.glass; do
    printf 'damaged' | dd of="$table" bs=1 conv=notrunc 2>/dev/null
done
printf 'Damaged too' >film.db/gen-000001/iamglass
has "a damaged index is said" '/?q=wombat' 'HTTP/1.1 503' 'cannot be searched'
has "also as the state of the archive" /status 'HTTP/1.1 503' 'cannot be read'
rm -rf film.db && mv away.db film.db
has "and the mended one is read" '/?q=quokka' 'added later'

# Many ask at once while articles come.
for round in 1 2 3 4 5 6; do
    asking=
    printf 'Title: N%s\n\nThe numbat%s paragraph.\n' "$round" "$round" \
        >"numbat$round.txt"
    for who in a b c d; do
        page '/?q=Jeon+awards&facets=1' >"parallel.$who" 2>&1 &
        asking="$asking $!"
    done
    "$filmindex" -q --db film.db add "numbat$round.txt"
    page "/?q=numbat$round" >"parallel.e" 2>&1
    # shellcheck disable=SC2086
    wait $asking
    cat parallel.* >>parallel
done
[ "$(grep -c '^HTTP/1.1 200 ' parallel)" -eq 30 ] &&
    [ "$(grep -c 'numbat[1-6]</mark> paragraph' parallel)" -eq 6 ]
tap_result $? "answers beside a writer are whole" parallel
kill "$serving"
wait "$serving"
tap_result $? "a signal stops it"

"$filmweb" --db film.db --port 0 --listen 0.0.0.0 >out 2>&1
[ $? -eq 2 ] && grep -q 'token-file' out
tap_result $? "other machines are not served without a token" out
echo short >token
"$filmweb" --db film.db --port 0 --token-file token >out 2>&1
[ $? -eq 2 ] && grep -q 'at least' out
tap_result $? "a short token is refused" out
"$filmweb" --db none.db --port 0 >out 2>&1
[ $? -eq 2 ] && grep -q 'none.db' out
tap_result $? "no index is said" out

# An article in the editor: only with the key of a page, only what is indexed.
"$filmweb" --db film.db --port 0 --listen 0.0.0.0 --token-file token \
    --editor true >out 2>&1
[ $? -eq 2 ] && grep -q -e '--editor: not with' out
tap_result $? "others cannot be let start programs" out
cat >emacs <<'EOF'
#!/bin/sh
printf '%s\n' "$@" >opened.new && mv opened.new opened
EOF
chmod +x emacs
serve --editor "'$tmp/emacs' --no-wait"
article=quay/review.md
page "/?q=harbour" >got
grep -q '<form class="open".*name="line" value="5"' got
tap_result $? "a hit has a form for the editor" got
id=$(sed -n 's/.*href="\/article?id=\([^&]*\)&amp;q=harbour.*/\1/p' got |
    head -n 1)
page "/article?id=$id&line=5" >got
key=$(sed -n 's/.*name="key" value="\([^"]*\)".*/\1/p' got)
[ "${#key}" -eq 32 ]
tap_result $? "an article has a form for the editor" got

# posts NAME CODE FORM [HEADER...]
posts()
{
    name=$1
    code=$2
    form=$3
    shift 3
    "$tmp/get" "$port" "POST /open HTTP/1.1" "Host: localhost:$port" \
        "Content-Type: application/x-www-form-urlencoded" \
        "Content-Length: ${#form}" "$@" --body "$form" >got 2>&1
    head -n 1 got | grep -q "^HTTP/1.1 $code "
    tap_result $? "$name" got
}
posts "without the key it opens nothing" 403 "id=$id&line=5"
posts "nor with another" 403 "key=00000000000000000000000000000000&id=$id&line=5"
posts "nor from another site" 403 "key=$key&id=$id&line=5" \
    "Origin: http://evil.example"
posts "nor what is not in the index" 404 "key=$key&id=/etc/passwd&line=1"
[ ! -e opened ]
tap_result $? "until now nothing was"
posts "with it the editor is started" 204 "key=$key&id=$id&line=5" \
    "Origin: http://localhost:$port"
until [ -e opened ] || ! kill -0 "$serving" 2>/dev/null; do
    sleep 0.05
done
printf '%s\n' --no-wait +5 "$tmp/$article" | cmp -s - opened
tap_result $? "at the line" opened
kill "$serving"

echo 0123456789abcdef >token
serve --token-file token
grep -q 'token=0123456789abcdef' address
tap_result $? "the address has the token" address
status "without it nothing is answered" 403 "GET / HTTP/1.1" \
    "Host: localhost:$port"
status "nor with a wrong one" 403 "GET /?token=0123456789abcdee HTTP/1.1" \
    "Host: localhost:$port"
status "with it a page is" 200 "GET /?token=0123456789abcdef HTTP/1.1" \
    "Host: archive.example"
grep -q '^Set-Cookie: filmweb=0123456789abcdef; HttpOnly; SameSite=Strict' got
tap_result $? "and the browser keeps it" got
status "as a cookie" 200 "GET / HTTP/1.1" "Host: archive.example" \
    "Cookie: filmweb=0123456789abcdef"
status "or as a header" 200 "GET / HTTP/1.1" "Host: archive.example" \
    "Authorization: Bearer 0123456789abcdef"
tap_done
