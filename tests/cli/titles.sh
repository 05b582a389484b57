#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Films and people get their card however their name is typed, and words that
# are no names get none.
. "$TOP_SRCDIR/tests/tap.sh"

cd "$tmp" || exit 99
mkdir records articles
number=0

# film TITLE YEAR DIRECTOR [ACTOR ROLE]...
film()
{
    number=$((number + 1))
    {
        printf '<movie><title>%s</title><year>%s</year>' "$1" "$2"
        printf '<director>%s</director>' "$3"
        shift 3
        while [ $# -gt 1 ]; do
            printf '<actor><name>%s</name><role>%s</role></actor>' "$1" "$2"
            shift 2
        done
        echo '</movie>'
    } >"records/$number.nfo"
}
film "Logan's Run" 1976 "Michael Anderson" "Michael York" Logan
film "It" 2017 "Andy Muschietti" "Bill Skarsgård" Pennywise
film "Ronin" 1998 "John Frankenheimer" "Robert De Niro" Sam
film "Taxi Driver" 1976 "Martin Scorsese" "Robert De Niro" "Travis Bickle"
film "Thelma &amp; Louise" 1991 "Ridley Scott" "Geena Davis" Thelma
film "Alien" 1979 "Ridley Scott" "Sigourney Weaver" Ripley
film "Man on Fire" 2004 "Tony Scott" "Denzel Washington" Creasy
film "Scent of Roses" 1950 "Jane Miller" "Gordon Scott" "Second Man"
film "The Godfather" 1972 "Francis Ford Coppola" "Al Pacino" Michael
film "Das Boot" 1981 "Wolfgang Petersen" "Jürgen Prochnow" Captain
film "12 Angry Men" 1957 "Sidney Lumet" "Henry Fonda" "Juror 8"
film "The Exorcist III" 1990 "William Peter Blatty" "Brad Dourif" Gemini
film "The Thirty-Nine Steps" 1935 "Alfred Hitchcock" "Robert Donat" Hannay
film "8½" 1963 "Federico Fellini" "Marcello Mastroianni" Guido
film "Se7en" 1995 "David Fincher" "Brad Pitt" Mills
film "M*A*S*H" 1970 "Robert Altman" "Donald Sutherland" Hawkeye
film "S.W.A.T." 2003 "Clark Johnson" "Colin Farrell" Street
film "Terminator 2: Judgment Day" 1991 "James Cameron" "Edward Furlong" John
film "The Lord of the Rings: The Return of the King" 2003 "Peter Jackson" \
    "Elijah Wood" Frodo
film "Batman" 1989 "Tim Burton" "Michael Keaton" "Bruce Wayne"
film "The Batman" 2022 "Matt Reeves" "Robert Pattinson" "Bruce Wayne"
film "Ring" 1998 "Hideo Nakata" "Nanako Matsushima" Reiko
film "The Ring" 2002 "Gore Verbinski" "Naomi Watts" Rachel
film "Wrong" 2012 "Quentin Dupieux" "Jack Plotnick" Dolph
film "High Hopes" 1988 "Mike Leigh" "Edna Doré" "Mrs. Bender"
film "Big Hopes" 1988 "Mike Leigh" "Ann Doré" Oscar
film "Big Hopes 2" 1999 "Mike Leigh" "Otto London" Bob
film "Yojimbo" 1961 "Akira Kurosawa" "Toshiro Mifune" Sanjuro
film "Ran" 1985 "Akira Kurosawa" "Tatsuya Nakadai" Hidetora
film "Cure" 1997 "Kiyoshi Kurosawa" "Koji Yakusho" Takabe
film "Pulse" 2001 "Kiyoshi Kurosawa" "Haruhiko Kato" Ryosuke
film "The Devil's Backbone" 2001 "Guillermo del Toro" "Marisa Paredes" Carmen
film "Many Are Dreaming" 1999 "Lee Tran" "Nora Quill" Kit
film "Les Quatre Cents Coups" 1959 "Anne Peral" "Ida Quell" Kit
film "Huit femmes" 2002 "Anne Peral" "Ida Quell" Kit
film "Zwölf Uhr" 1952 "Anne Peral" "Ida Quell" Kit
film "Treinta y nueve escalones" 1953 "Anne Peral" "Ida Quell" Kit
film "4 mosche" 1971 "Anne Peral" "Ida Quell" Kit
film "Elf" 2003 "Anne Peral" "Ida Quell" Kit
film "One Lamp" 1981 "Ann Hale" "Nora Quill" Kit
film "Two Lamps" 1982 "Bea Hale" "Nora Quill" Kit
film "Night Post" 1983 "Vera Moss" "Otto Plume" "Rental Agent - Mad City"
film "기생충" 2019 "Anne Peral" "Ida Quell" Kit
film "악마를 보았다" 2010 "Anne Peral" "Ida Quell" Kit
for i in 1 2 3 4 5 6 7 8 9; do
    printf 'Title: Part %s\n\nHigh hopes were wrong in the big mad city.\n' "$i" \
        >"articles/$i.txt"
done
printf 'Title: Lamps\n\nBea Hale lit it.\n' >articles/lamps.txt
"$TOP_BUILDDIR/filmindex" --quiet --db db add records articles >err 2>&1
tap_result $? "records are indexed" err

# query, the film or person of the first card ("-": no card)
while IFS='|' read -r query want; do
    case $query in '' | \#*) continue ;; esac
    got=$("$TOP_BUILDDIR/filmsearch" --db db --format json -n 1 -- "$query" 2>err |
        sed -n 's/.*"facts":\[{[^{]*"name":"\([^"]*\)".*/\1/p')
    test "${got:--}" = "$want"
    status=$?
    echo "got ${got:--}" >>err
    tap_result "$status" "$query: $want" err
done <<'EOF2'
Logan's Run|Logan's Run
logan’s run|Logan's Run
logans run|Logan's Run
is the ending of Logan's Run good|Logan's Run
it|It
it 2017|It
It (2017)|It
ronin 1998|Ronin
ronin frankenheimer|Ronin
ronin 1999|Ronin
ronin film|Ronin
ronin cast|Ronin
ronin 1985|-
who directed ronin|Ronin
thelma and louise|Thelma & Louise
Thelma + Louise|Thelma & Louise
the godfather|The Godfather
Godfather, The|The Godfather
thegodfather|The Godfather
the godfather movie|The Godfather
movie godfather|-
film The Godfather|The Godfather
godfather|The Godfather
Godfather, The|The Godfather
thegodfather|The Godfather
the godfather movie|The Godfather
movie godfather|-
film The Godfather|The Godfather
Boot|Das Boot
a godfather|-
twelve angry men|12 Angry Men
exorcist 3|The Exorcist III
The Exorcist Three|The Exorcist III
the 39 steps|The Thirty-Nine Steps
39 steps|The Thirty-Nine Steps
8 1/2|8½
8½|8½
eight and a half|8½
400 coups|Les Quatre Cents Coups
les quatre cents coups|Les Quatre Cents Coups
8 femmes|Huit femmes
12 Uhr|Zwölf Uhr
39 escalones|Treinta y nueve escalones
quattro mosche|4 mosche
elf|Elf
11|-
seven|Se7en
se7en|Se7en
MASH|M*A*S*H
mash 1970|M*A*S*H
swat|S.W.A.T.
S.W.A.T. 2003|S.W.A.T.
T2|Terminator 2: Judgment Day
judgment day|Terminator 2: Judgment Day
terminator 2|Terminator 2: Judgment Day
lotr|The Lord of the Rings: The Return of the King
ROTK ending|The Lord of the Rings: The Return of the King
Batman|Batman
the batman|The Batman
batman pattinson|The Batman
batman 2022|The Batman
Batman keaton|Batman
ring|Ring
the ring|The Ring
Kurosawa|Akira Kurosawa
deniro|Robert De Niro
De Niro|Robert De Niro
deltoro|Guillermo del Toro
Scott|Ridley Scott
who plays Ripley|Sigourney Weaver
Oscar nominations|-
wrong film|-
big hopes part two|Big Hopes 2
Big Hopes Vol. 2|Big Hopes 2
Big Hopes pt. II|Big Hopes 2
big hopes film|Big Hopes
kurosawa films|-
what is wrong with the city|-
high hopes in the city|-
films set in London|-
where can I watch it|-
Wolfgang London|-
Hale|Bea Hale
mad Nora Quill|Nora Quill
MAD Nora Quill|Many Are Dreaming
thebatman|The Batman
the-batman|The Batman
thering|The Ring
dasboot|Das Boot
das-boot|Das Boot
thethirtyninesteps|The Thirty-Nine Steps
the-thirty-nine-steps|The Thirty-Nine Steps
the-39-steps|The Thirty-Nine Steps
theexorcistiii|The Exorcist III
the-exorcist-iii|The Exorcist III
onelamp|One Lamp
twolamps|Two Lamps
12angrymen|12 Angry Men
twolamp|Two Lamps
taxi drvier|Taxi Driver
taxi drver|Taxi Driver
taxxi driver|Taxi Driver
texi driver|Taxi Driver
atxi driver|Taxi Driver
taxi driver's cast|Taxi Driver
who directed taxi drivr?|Taxi Driver
movies like taxi drivr|Taxi Driver
movies like man on fire|Man on Fire
something similar to big hopes|Big Hopes
scent of rosse|Scent of Roses
the taxi driver|Taxi Driver
the man on fire|Man on Fire
high hope|High Hopes
big hopes 4|-
exorcist 4|-
taxi city|-
texi city|-
mad city|-
rental agent|Otto Plume
기생충|기생충
기생중|-
악마를 보앗다|악마를 보았다
J. Huston|-
R. Scott|Ridley Scott
r scott|Ridley Scott
t. scott|Tony Scott
Scott, T.|Tony Scott
Scott, Tony|Tony Scott
X. Scott|-
R. De Niro|Robert De Niro
De Niro, R.|Robert De Niro
G. del Toro|Guillermo del Toro
A. Kurosawa|Akira Kurosawa
K. Kurosawa|Kiyoshi Kurosawa
films of K. Kurosawa|Kiyoshi Kurosawa
a kurosawa|-
EOF2

"$TOP_BUILDDIR/filmsearch" --db db --who Kurosawa >out 2>err
grep -q '^Akira Kurosawa' out && grep -q '^Kiyoshi Kurosawa' out
tap_result $? "--who names all bearers of a surname" out
tap_done
