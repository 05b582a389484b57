#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Names across systems of writing, over archives in Latin letters, in Cyrillic
# and in kana: which pairs meet, and which must not.
. "$TOP_SRCDIR/tests/tap.sh"

search=$TOP_BUILDDIR/filmsearch
HOME=$tmp
export HOME
unset FILMSEARCH_DB XDG_DATA_HOME XDG_CONFIG_HOME
cd "$tmp" || exit 99
mkdir latin cyrillic kana

# Each paragraph is named by its first word.
cat >latin/a.txt <<'EOF'
Ant: Andrei Tarkovsky walked on through the rain.

Bee: Alfred Hitchcock had birds in a cage.

Cat: Martin Scorsese stood in the street with Robert De Niro.

Dog: Steven Spielberg kept the boat afloat.

Elk: Akira Kurosawa waited for clouds, and Toshiro Mifune for him.

Fox: Wong Kar-wai smoked while Tony Leung slept.

Gnu: Stanley Kubrick counted the doors.

Hen: Ingmar Bergman played chess by the sea.

Ibis: Federico Fellini and Giulietta Masina went home.

Jay: Charlie Chaplin ate a shoe.

Kite: David Lynch poured coffee.

Lark: Quentin Tarantino talked about burgers.

Mole: Christopher Nolan turned the room round.

Newt: Roman Polanski locked the flat.

Owl: Yasujiro Ozu put the camera low.

Pug: Michael Haneke sent tapes.

Quail: Francis Ford Coppola peeled an orange.

Rat: Sergei Eisenstein cut the stairs.

Seal: Hayao Miyazaki drew a wind.

Toad: Theodoros Angelopoulos crossed the river.

Urial: Sam North waited at the gate for Bud French.

Vole: Pin Ho slept, and Ida Felmy did.

Wolf: Kim Ki sat by the stove.
EOF
cat >cyrillic/a.txt <<'EOF'
Аист: в кадре Андрей Тарковский и дождь.

Бык: о картине Альфреда Хичкока говорят до сих пор.

Вол: с Мартином Скорсезе работал Роберт Де Ниро.

Гусь: Стивену Спилбергу нужна была лодка.

Дрозд: облака для Акиры Куросавы и Тосиро Мифунэ.

Ёж: коридоры придумал Стэнли Кубрик.

Жук: с Ингмаром Бергманом играли в шахматы.

Заяц: дорога Федерико Феллини.

Иволга: ботинок съел Чарли Чаплин.

Кот: кофе Дэвида Линча остыл.

Лось: разговоры Квентина Тарантино о бургерах.

Мышь: комнату перевернул Кристофер Нолан.

Норка: квартира Романа Полански заперта.

Осёл: лестница Сергея Эйзенштейна.

Пчела: Кира Муратова смотрит в окно.
EOF
cat >kana/a.txt <<'EOF'
蟻：アルフレッド・ヒッチコックの鳥。

蜂：マーティン・スコセッシとロバート・デ・ニーロの道。

猫：スティーヴン・スピルバーグの船。

犬：スタンリー・キューブリックの扉。

狐：イングマール・ベルイマンの海。

兎：デヴィッド・リンチの珈琲。

鹿：クエンティン・タランティーノの話。

馬：クリストファー・ノーランの部屋。

牛：フェデリコ・フェリーニの家。
EOF
for d in latin cyrillic kana; do
    "$TOP_BUILDDIR/filmindex" --quiet --db "$d.db" add "$d" >/dev/null
done

# ask ARCHIVE <ROWS: each row is a question and the first word of the paragraph
# that is first, or "-" if there must be none.
ask()
{
    cat >rows
    awk -F'|' '{ print "q" NR "\t" $1 }' rows >asked.tsv
    "$search" --db "$1.db" --format jsonl -n 1 --batch asked.tsv >out 2>/dev/null
    while IFS='|' read -r question want; do
        n=$((${n:-0} + 1))
        got=$(sed -n "s/^{[^}]*\"qid\":\"q$n\".*\"text\":\"\([^:：]*\)[:：].*/\1/p" out | head -n 1)
        [ "${got:--}" = "$want" ]
        status=$?
        echo "got ${got:--}" >"$tmp/got"
        tap_result "$status" "$1: $question: $want" "$tmp/got"
    done <rows
    n=
}

ask latin <<'EOF'
Тарковский|Ant
Андрей Тарковский|Ant
фильмы Тарковского|Ant
Тарковскому|Ant
타르콥스키|Ant
Хичкок|Bee
Альфред Хичкок|Bee
Альфреда Хичкока|Bee
히치콕|Bee
히치콕의|Bee
ヒッチコック|Bee
アルフレッド・ヒッチコック|Bee
Скорсезе|Cat
Мартин Скорсезе|Cat
스코세이지|Cat
Спилберг|Dog
Стивен Спилберг|Dog
스필버그|Dog
スピルバーグ|Dog
クロサワ|Elk
くろさわ|Elk
クロサワ監督|Elk
Куросава|Elk
Акира Куросава|Elk
Kurosawa Akira|Elk
Akira Kurosawa|Elk
구로사와 아키라|Elk
Mifune Toshirō|Elk
Kar-wai Wong|Fox
Wong Kar-wai|Fox
Wang Jiawei|Fox
王家衛|Fox
王家卫|Fox
Кубрик|Gnu
Стэнли Кубрика|Gnu
큐브릭|Gnu
キューブリック|Gnu
Бергман|Hen
Ингмар Бергман|Hen
베르히만|-
Феллини|Ibis
펠리니|Ibis
フェリーニ|Ibis
Чаплин|Jay
채플린|Jay
Линч|Kite
Дэвид Линч|Kite
Тарантино|Lark
타란티노|Lark
Нолан|Mole
Кристофер Нолан|Mole
Полански|Newt
폴란스키|Newt
Одзу|Owl
Ozu Yasujiro|Owl
Ханеке|Pug
하네케|Pug
Коппола|Quail
코폴라|Quail
Эйзенштейн|Rat
Миядзаки|Seal
ミヤザキ|Seal
Αγγελόπουλος|Toad
Θόδωρος Αγγελόπουλος|Toad
Θόδωρου Αγγελόπουλου|Toad
Χίτσκοκ|Bee
Άλφρεντ Χίτσκοκ|Bee
Κιούμπρικ|Gnu
Στάνλεϊ Κιούμπρικ|Gnu
Σκορσέζε|Cat
Ρόμπερτ Ντε Νίρο|Cat
Μπέργκμαν|Hen
Ίνγκμαρ Μπέργκμαν|Hen
Κουροσάβα|Elk
Ντέιβιντ Λιντς|Kite
Νόλαν|Mole
Ταραντίνο|Lark
Χάνεκε|Pug
Κόπολα|Quail
Τσάπλιν|Jay
Μπέργκερ|-
Άλφρεντ Λιντς|-
Ρόμπερτ Χίτσκοκ|-
Κιούλπορ|-
Ντιλάν|-
Νότα|-
χαρά|-
γυναίκα|-
μακριά|-
μπάλα|-
ντροπή|-
γκρίζο|-
χώρα|-
тарковский|Ant
фильмы тарковского|Ant
андрей тарковский|Ant
Роберт де Ниро|Cat
роберт де ниро|Cat
фильмы Линча|Kite
кто снял фильмы Хичкока|Bee
Нос|-
Вуд|-
Принц|-
семья|-
мир|-
김기|Wolf
김기가|Wolf
김기덕|-
о войне|-
фильм о войне|-
Бондарчук|-
Михалков|-
Балабанов|-
Тарасов|-
Хичкен|-
Скорсби|-
Спилл|-
Чапаев|-
Чаплыгин|-
Кубанский|-
Бергсон|-
Берг|-
Нолин|-
Линдт|-
Полянский|-
Годар|-
Мартин Бергман|-
Андрей Хичкок|-
Роберт Хичкок|-
Роберт Линч|-
Иван Кубрик|-
뒤비비에|-
고다르|-
히치하이크|-
스필만|-
놀라움|-
영화|-
감독|-
クロガネ|-
スピード|-
ノート|-
映画|-
王家台|-
トム・クルーズ|-
Θόδωρος Δημητρίου|-
EOF
ask cyrillic <<'EOF'
Tarkovsky|Аист
Andrei Tarkovsky|Аист
Andrej Tarkowski|Аист
Тарковского|Аист
Hitchcock|Бык
Alfred Hitchcock|Бык
Альфред Хичкок|Бык
Хичкок|Бык
Scorsese|Вол
Martin Scorsese|Вол
Spielberg|Гусь
Steven Spielberg|Гусь
Kurosawa|Дрозд
Akira Kurosawa|Дрозд
Kurosawa Akira|Дрозд
Kubrick|Ёж
Stanley Kubrick|Ёж
Bergman|Жук
Ingmar Bergman|Жук
Fellini|Заяц
Federico Fellini|Заяц
Chaplin|Иволга
Lynch|Кот
David Lynch|Кот
Tarantino|Лось
Christopher Nolan|Мышь
Polanski|Норка
Eisenstein|Осёл
Sergei Eisenstein|Осёл
Kira Muratova|Пчела
Godard|-
Jean-Luc Godard|-
Tarkington|-
Scott|-
Ridley Scott|-
Spielmann|-
Berger|-
Lindt|-
Nolte|-
Chapman|-
Martin Hitchcock|-
Alfred Lynch|-
Kubler|-
Felton|-
Murnau|-
Бондарчук|-
Чаплыгин|-
EOF
ask kana <<'EOF'
Hitchcock|蟻
Alfred Hitchcock|蟻
Scorsese|蜂
Spielberg|猫
Steven Spielberg|猫
Kubrick|犬
Stanley Kubrick|犬
Lynch|兎
David Lynch|兎
Tarantino|鹿
Christopher Nolan|馬
Fellini|牛
Godard|-
Hitchens|-
Spelling|-
Kubler|-
Alfred Lynch|-
Nolte|-
EOF

# Whose card a name in another script gets: nobody's who is only somewhat alike, and of
# those as near the more prominent first.
record()
{
    printf '<movie><title>%s</title><director>%s</director><actor><name>%s</name></actor></movie>' \
        "$2" "$3" "$4" >"$1.nfo"
}
mkdir records
record records/a "The Yard" "Kim Jee-woon" "John Johns"
record records/b "The Gate" "Kim Jee-woon" "Ji-Won Kim"
record records/c "The Lane" "Kim Jee-woon" "Jeong-Cheol Lee"
record records/d "The Pier" "Yu Chiang Tang" "Tom Cruise"
record records/e "The Rope" "Ed East" "Cecil Cheeka"
record records/f "The Sail" "Marlee Ingle" "Barry Herman"
record records/g "The Tide" "Ian Dury" "Jeong Do-won"
record records/h "The Vale" "Chin Hsiao" "Clint Eastwood"
record records/i "The Well" "Francis Ford Coppola" "Paolo Pieri"
record records/j "The Yarn" "Paul Anderson" "Paul Thomas Anderson"
record records/k "The Zone" "Paul W. S. Anderson" "Samuel L. Jackson"
record records/l "The Arch" "John Ford" "Sarah Parker"
"$TOP_BUILDDIR/filmindex" -q --db records.db add records || exit 99
while IFS='|' read -r query want; do
    "$search" --db records.db -n 0 "$query" 2>err | head -n 1 >out
    [ "$(cat out)" = "$want" ]
    tap_result $? "card: $query" out
done <<'EOF'
김지운|Kim Jee-woon
전종서|
이정재|
이창동|
톰크루즈|Tom Cruise
톰 크루즈|Tom Cruise
トムクルーズ|Tom Cruise
クリントイーストウッド|Clint Eastwood
クリント・イーストウッド|Clint Eastwood
イーストウッド|Clint Eastwood
エド・イースト|Ed East
小津|Chin Hsiao
小津安二郎|
スコセッシ|
マーティン・スコセッシ|
ベルイマン|
イングマール・ベルイマン|
안드레이|
안드레이 타르코프스키|
전도연|
정도원|Jeong Do-won
Фрэнсис Форд Коппола|Francis Ford Coppola
Фрэнсиса Форда Копполы|Francis Ford Coppola
프랜시스 포드 코폴라|Francis Ford Coppola
フランシス・フォード・コッポラ|Francis Ford Coppola
Пол Томас Андерсон|Paul Thomas Anderson
폴 토머스 앤더슨|Paul Thomas Anderson
ポール・トーマス・アンダーソン|Paul Thomas Anderson
Пол Андерсон|Paul Anderson
Пол Уильям Андерсон|
Сэмюэл Л. Джексон|Samuel L. Jackson
Сэмюэл К. Джексон|
Джон Форд|John Ford
Форд Джон|John Ford
Джон Форд Коппола|
Режиссёр Джон Форд|John Ford
Сара Джессика Паркер|
Сара Паркер|Sarah Parker
Пьер Паоло Пазолини|
Паоло Пьери|Paolo Pieri
EOF
tap_done
