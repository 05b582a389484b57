/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/tables/columns.h"

#include "read/builder.h"
#include "text/fold.h"

/* Names as film_fold gives them; "_" is a blank. Letterboxd's and IMDb's own
 * come first in each row. */
static const struct {
    enum film_column column;
    const char *names; /* parted by | */
} rows[] = {
    {FILM_COLUMN_TITLE,
     "title|name|film|movie|film title|movie title|film name|movie name|"
     "primary title|primarytitle|titel|filmtitel|titre|titre du film|titulo|"
     "titulo|titulo de la pelicula|titolo|titulo do filme|제목|영화|영화명|"
     "영화 제목|たいとる|作品名|題名|片名|電影名|電影名|название|фильм|tytul|"
     "nazev|titul|τιτλοσ|baslik|film adi"},
    {FILM_COLUMN_ORIGINAL,
     "original title|originaltitle|original name|originaltitel|titre original|"
     "titulo original|titulo original|titolo originale|원제|原題|原名|"
     "оригинальное название|tytul oryginalny|puvodni nazev"},
    {FILM_COLUMN_YEAR,
     "year|release year|released year|production year|startyear|start year|"
     "jahr|produktionsjahr|annee|annee|annee de production|ano|ano|anno|연도|"
     "개봉연도|제작연도|개봉년도|年|製作年|年份|год|rok|ετοσ|yil|ar"},
    {FILM_COLUMN_DATE,
     "date|watched date|watched at|watched|date rated|date watched|date added|"
     "created|published|publication date|datum|gesehen am|fecha|data|날짜|"
     "관람일|日付|鑑賞日|日期|дата|dato|tarih"},
    {FILM_COLUMN_RELEASE,
     "release date|released|release|kinostart|erscheinungsdatum|date de sortie|"
     "sortie|fecha de estreno|estreno|data di uscita|data de lancamento|"
     "개봉일|公開日|上映日期|дата выхода|premiere|premiera|data premiery"},
    {FILM_COLUMN_DIRECTOR,
     "director|directors|directed by|director(s)|regie|regisseur|"
     "regisseur/in|realisateur|realisation|realisateurs|realisateur|direccion|"
     "direccion|directores|regia|regista|direcao|realizador|감독|監督|導演|"
     "導演|режиссер|режиссер|rezyser|rezyseria|rezie|yonetmen|regissor|"
     "regissor|ohjaaja"},
    {FILM_COLUMN_WRITER,
     "writer|writers|written by|screenplay|screenwriter|screenwriters|"
     "drehbuch|scenario|scenariste|guion|guion|guionista|sceneggiatura|"
     "roteiro|각본|腳本|編劇|сценарии|scenariusz|scenar"},
    {FILM_COLUMN_CAST,
     "cast|actors|actor|starring|stars|lead actors|darsteller|besetzung|"
     "acteurs|avec|distribution|reparto|actores|elenco|attori|interpreti|"
     "출연|출연진|배우|きゃすと|出演|演员|主演|в ролях|актеры|obsada|hraji|"
     "oyuncular|skadespelare"},
    {FILM_COLUMN_GENRE,
     "genre|genres|genero|generos|generos|genere|genero|장르|じゃんる|類型|"
     "類型|жанр|gatunek|zanr|tur"},
    {FILM_COLUMN_COUNTRY,
     "country|countries|country of origin|land|produktionsland|pays|pais|pais|"
     "paese|nazione|국가|제작국가|國|製作國|國家|страна|kraj|zeme|ulke"},
    {FILM_COLUMN_LANGUAGE,
     "language|languages|original language|sprache|langue|idioma|lingua|언어|"
     "言語|語言|язык|jezyk|jazyk|dil"},
    {FILM_COLUMN_RUNTIME,
     "runtime|runtime (mins)|runtime (min)|runtimeminutes|running time|"
     "duration|length|minutes|laufzeit|dauer|duree|duracion|durata|duracao|"
     "상영시간|러닝타임|上映時間|片長|длительность|czas trwania|delka|sure"},
    {FILM_COLUMN_FORM, "title type|titletype|type|typ|art|tipo|유형|種類|тип"},
    {FILM_COLUMN_TEXT,
     "review|reviews|review text|text|notes|note|my notes|comment|comments|"
     "description|synopsis|plot|summary|overview|remarks|thoughts|kritik|"
     "kommentar|anmerkung|anmerkungen|notiz|notizen|beschreibung|inhalt|"
     "critique|"
     "commentaire|commentaires|resume|avis|resena|comentario|comentarios|"
     "notas|sinopsis|recensione|commento|trama|resenha|critica|리뷰|감상|"
     "감상평|한줄평|메모|줄거리|感想|れびゅー|めも|あらすじ|評論|影評|簡介|"
     "отзыв|рецензия|заметки|описание|recenzja|opis|recenze|poznamka|yorum"},
    {FILM_COLUMN_URL,
     "url|uri|letterboxd uri|link|permalink|lien|enlace|collegamento|주소|"
     "링크|りんく|鏈接|ссылка|odkaz"},
    {FILM_COLUMN_ID, "const|tconst|imdb const|imdb|tmdb|wikidata|tvdb"},
    {FILM_COLUMN_TAGS,
     "tags|tag|labels|keywords|schlagworte|stichworte|mots-cles|etiquettes|"
     "etiquetas|parole chiave|태그|키워드|たぐ|標簽|теги|tagi|stitky"},
    {FILM_COLUMN_AUTHOR,
     "author|critic|reviewer|written_by|autor|kritiker|auteur|autore|"
     "critico|critico|저자|평론가|著者|作者|автор"},
};

static enum film_column
find(struct film_str name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (film_str_is_one_of(name, rows[i].names))
            return rows[i].column;
    return FILM_COLUMN_OTHER;
}

enum film_column
film_column_parse(struct film_str name)
{
    enum { LONGEST = 64 };
    name = film_str_trim(name);
    if (name.n == 0 || name.n > LONGEST)
        return FILM_COLUMN_OTHER;
    struct film_buf folded;
    film_buf_init(&folded, 8 * LONGEST);
    film_fold(&folded, name);
    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] == '_')
            folded.p[i] = ' ';
    enum film_column c = find(film_buf_get(&folded));
    film_buf_release(&folded);
    if (c == FILM_COLUMN_OTHER && film_id_scheme(name).n > 0)
        c = FILM_COLUMN_ID;
    return c;
}

bool
film_columns_known(const struct film_str *cells, size_t n)
{
    size_t known = 0, titles = 0;
    for (size_t i = 0; i < n; i++) {
        enum film_column c = film_column_parse(cells[i]);
        known += c != FILM_COLUMN_OTHER;
        titles += c == FILM_COLUMN_TITLE || c == FILM_COLUMN_ORIGINAL;
    }
    return titles > 0 && known > 1;
}
