# SPDX-License-Identifier: GPL-2.0-or-later
# awk -v articles=N -v queries=N -v out=FOLDER -f articles.awk
# Writes FOLDER/made.jsonl, articles as they might be written about films, and
# FOLDER/made.tsv, queries of words in a row from them. The same every time and
# with every awk. Words are as frequent as in English (the r-th word 1/r), four
# of ten are function words, and every third sentence names a person.

# The next number from 0 to n - 1 (Park and Miller 1988).
function random(n) {
    seed = seed * 16807 % 2147483647
    return seed % n
}

function syllable() {
    return substr("bcdfghklmnprstvw", random(16) + 1, 1) \
        substr("aeiou", random(5) + 1, 1) \
        (random(2) ? substr("nrslt", random(5) + 1, 1) : "")
}

function new_word(   word, n) {
    for (n = 1 + random(3); n >= 0; n--)
        word = word syllable()
    return word endings[random(count_endings) + 1]
}

function frequent(   r) {
    r = int(exp(log(vocabulary) * random(1000000) / 1000000))
    return words[r]
}

function capital(word) {
    return toupper(substr(word, 1, 1)) substr(word, 2)
}

function person() {
    return given[random(200)] " " family[int(exp(log(2000) * random(1000) / 1000))]
}

function sentence(   n, s) {
    s = random(3) ? capital(frequent()) : person()
    for (n = 8 + random(14); n > 0; n--)
        s = s " " (random(10) < 4 ? stops[random(count_stops) + 1] : frequent())
    return s "."
}

BEGIN {
    seed = 20261130
    vocabulary = 12000
    count_stops = split("the of and a in to is with for on as his by at from", stops)
    count_endings = split("s ed ing er ly ness ment tion al y", endings)
    for (i = 0; i < vocabulary; i++)
        words[i] = new_word()
    for (i = 0; i < 2000; i++) {
        given[i] = capital(new_word())
        family[i] = capital(new_word())
    }
    for (i = 0; i < articles; i++) {
        text = ""
        for (n = 3 + random(9); n > 0; n--)
            text = text (text ? " " : "") sentence()
        printf "{\"id\":\"d%d\",\"title\":\"%s %s\",\"date\":\"%d-%02d-%02d\"," \
            "\"text\":\"%s\"}\n", i, capital(frequent()), frequent(),
            1950 + random(70), 1 + random(12), 1 + random(28), text \
            >(out "/made.jsonl")
        if (i * queries % articles < queries) {
            n = split(text, w, " ")
            from = 1 + random(n > 6 ? n - 6 : 1)
            query = w[from]
            for (k = 1 + random(4); k > 0 && ++from <= n;)
                query = query (k-- ? " " : "") w[from]
            gsub(/[.]/, "", query)
            printf "m%d\t%s\n", i, query >(out "/made.tsv")
        }
    }
}
