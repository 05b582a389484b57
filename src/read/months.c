/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <config.h>
#include "read/months.h"

/* The names of each month as dates have them: nominative and, where a language
 * writes it in dates, genitive or partitive; folded (text/fold.h). The letters
 * up to "|" are enough: they are the language's own abbreviation. English,
 * German, French, Spanish, Italian, Portuguese, Galician, Catalan, Romanian,
 * Dutch, Danish, Norwegian, Swedish, Icelandic, Finnish, Estonian, Latvian,
 * Lithuanian, Polish, Czech, Slovak, Slovene, Croatian, Serbian, Macedonian,
 * Bulgarian, Ukrainian, Belarusian, Russian, Hungarian, Turkish, Greek,
 * Indonesian, Hebrew, Arabic. Compared with the Unicode CLDR's names by
 * way of glibc's locales. Then Hindi, Bengali, Tamil, Thai, Georgian, Persian,
 * Urdu, the Arabic names of the Levant and the Maghreb, Irish, Welsh, Albanian,
 * Azerbaijani, Malay, Filipino, Basque. "_" is the blank of a name of two
 * words. */
/* clang-format off */
static const char *const months[12] = {
    "ene|ro gen|er gen|naio ian|uarie jaan|uar jan|eiro jan|ner "
    "jan|uara jan|uari jan|uarja jan|uary jan|varis jan|vier led|en "
    "led|na oca|k saus|io saus|is sij|ecanj sij|ecnja sty|czen "
    "sty|cznia tammi|kuuta xan|eiro ιαν|ουαριοσ "
    "ιαν|ουαριου сту|дзень сту|дзеня "
    "січ|ень січ|ня янв|арь янв|аря "
    "яну|ари јан|уара јан|уари בינואר "
    "ינו|אר ينا|ير जनवरी "
    "জানুয়ারি জানুয়ারী "
    "ஜனவரி มกราคม იანვარი "
    "ژانويه جنوري كانون_الثاني جانفي eanair "
    "ionawr janar yanvar urtarrila urtarrilaren",
    "feb|braio feb|reiro feb|rero feb|ruara feb|ruarie feb|ruaris "
    "feb|ruarja feb|ruary fev|ereiro fev|rier helmi|kuuta lut|ego lut|y "
    "sub|at uno|ra vas|ario vas|aris veebr|uar velj|aca velj|ace "
    "φεβ|ρουαριοσ φεβ|ρουαριου лют|ага "
    "лют|ии лют|ого лют|ы феб|руара "
    "фев|раль фев|раля фев|руари בפברואר "
    "פבר|ואר فبر|اير फरवरी फ़रवरी "
    "ফেব্রুয়ারি "
    "ফেব্রুয়ারী பிப்ரவரி "
    "กุมภาพันธ์ თებერვალი "
    "فوريه فروري شباط فيفري feabhra chwefror shkurt "
    "fevral pebrero otsaila otsailaren",
    "bre|zen bre|zna kov|as kov|o maalis|kuuta maart mar|ca mar|ch "
    "mar|cius mar|co mar|ec mar|et mar|s mar|ta mar|tie mar|ts mar|zec "
    "mar|zo mrt ozu|jak ozu|jka μαρ|τιοσ μαρ|τιου "
    "бер|езень бер|езня мар|та сак|авіка "
    "במרץ מרץ مار|س मार्च মার্চ "
    "மார்ச் มีนาคม მარტი مارچ "
    "اذار mawrth  marso martxoa martxoaren",
    "abr|il apr|ila apr|ile apr|ilie apr|ilis apr|ill avr|il bal|andis "
    "bal|andzio dub|en dub|na huhti|kuuta kwi|ecien kwi|etnia nis|an "
    "tra|vanj tra|vnja απρ|ιλιοσ απρ|ιλιου "
    "апр|ель апр|еля апр|ила кві|тень "
    "кві|тня кра|савіка אפר|יל באפריל "
    "ابر|يل अप्रैल এপ্রিল "
    "ஏப்ரல் เมษายน აპრილი "
    "اوريل اپريل نيسان افريل aibrean ebrill prill "
    "aprel apirila apirilaren",
    "geg|uzes kve|ten kve|tna mag|gio mai|g mai|js mai|o maj|a maj|us "
    "may|is may|o mei svi|banj svi|bnja touko|kuuta μαι|οσ "
    "μαι|ου маи мая мај|а тра|вень тра|вня "
    "במאי מאי ماي|و मई মে மே "
    "พฤษภาคม მაისი مه  ميي ايار "
    "bealtaine maiatza maiatzaren",
    "birz|elio birz|elis cerven cervna cze|rwca cze|rwiec giu|gno "
    "haz|iran iun|ie jui|n jun|a jun|e jun|ho jun|ija jun|ijs jun|io "
    "jun|ius jun|y juuni kesa|kuuta lip|anj lip|nja xun|o "
    "ιουν|ιοσ ιουν|ιου июн|ь июн|я "
    "чер|вень чер|вня чэр|вень чэр|веня "
    "юни јун|а јун|и ביוני יונ|י يون|يو "
    "जून জুন ஜூன் มิถุนายน "
    "ივნისი ژوين جون حزيران جوان meitheamh "
    "mehefin qershor iyun hunyo ekaina ekainaren",
    "cervence cervenec heina|kuuta iul|ie jui|llet jul|ho jul|ija "
    "jul|ijs jul|iol jul|ius jul|y juuli liep|a liep|os lip|ca lip|iec "
    "lug|lio srp|anj srp|nja tem|muz xul|lo ιουλ|ιοσ "
    "ιουλ|ιου июл|ь июл|я лип|ень лип|ня "
    "ліп|ень ліп|еня юли јул|а јул|и ביולי "
    "יול|י يول|يو जुलाई জুলাই ஜூலை "
    "กรกฎาคม ივლისი ژوييه جولاي "
    "جولايي تموز جويليه يوليوز iuil gorffennaf "
    "korrik iyul julai hulyo uztaila uztailaren",
    "ago|sto agu|stos agu|stus aou|t aug|usta aug|usti aug|usts "
    "aug|ustus aug|usztus avg|usta elo|kuuta kol|ovoza rugp|jucio "
    "rugp|jutis sie|rpien sie|rpnia srp|en srp|na αυγ|ουστοσ "
    "αυγ|ουστου авг|уста жні|вень жні|уня "
    "сер|пень сер|пня אוג|וסט באוגוסט "
    "اغس|طس अगस्त আগস্ট ஆகஸ்ட் "
    "สิงหาคม აგვისტო اوت اگوست "
    "اگست  غشت lunasa awst gusht avqust ogos abuztua "
    "abuztuaren",
    "eyl|ul rugs|ejis rugs|ejo ruj|an ruj|na sep|tembar sep|tember "
    "sep|tembra sep|tembre sep|tembrie sep|tembris sep|tiembre "
    "set|embre set|embro set|tembre syys|kuuta szept|ember wrz|esien "
    "wrz|esnia zar|i σεπ|τεμβριοσ σεπ|τεμβριου "
    "вер|асень вер|асня вер|есень "
    "вер|есня сен|тябрь сен|тября "
    "сеп|тембар сеп|тембра сеп|тември "
    "בספטמבר ספט|מבר سبت|مبر सितंबर "
    "सितम्बर সেপ্টেম্বর "
    "செப்டம்பர் กันยายน "
    "სექტემბერი سپتامبر ستمبر "
    "ايلول شتنبر mean_fomhair medi shtator sentyabr setyembre "
    "iraila irailaren",
    "eki|m lis|topada loka|kuuta oct|ober oct|obre oct|ombrie oct|ubre "
    "okt|obar okt|ober okt|obra okt|obris okt|oober ott|obre out|ubro "
    "paz|dziernika rij|en rij|na spal|io spal|is οκτ|ωβριοσ "
    "οκτ|ωβριου жов|тень жов|тня "
    "кас|трычніка окт|обар окт|обра "
    "окт|омври окт|ябрь окт|ября אוק|טובר "
    "באוקטובר اكت|وبر अक्टूबर "
    "अक्तूबर অক্টোবর "
    "அக்டோபர் ตุลาคม "
    "ოქტომბერი اكتبر تشرين_الاول "
    "deireadh_fomhair hydref tetor oktyabr oktubre urria urriaren",
    "kas|im lapkr|icio lapkr|itis lis|topada lis|topadu marras|kuuta "
    "noiembrie nov|embar nov|ember nov|embra nov|embre nov|embris "
    "nov|embro nov|iembre stu|deni stu|denoga νοε|μβριοσ "
    "νοε|μβριου лис|топада ліс|тапада "
    "нов|ембар нов|ембра ное|мври ноя|брь "
    "ноя|бря בנובמבר נוב|מבר نوف|مبر "
    "नवंबर नवम्बर নভেম্বর "
    "நவம்பர் พฤศจิกายน "
    "ნოემბერი نوامبر نومبر "
    "تشرين_الثاني نونبر samhain tachwedd nentor noyabr "
    "nobyembre azaroa azaroaren",
    "ara|lik dec|embar dec|ember dec|embra dec|embre dec|embrie "
    "dec|embris dec|embro des|ember des|embre dets|ember dez|ember "
    "dez|embro dic|embre dic|iembre gru|dnia gru|dzien gru|odis "
    "gru|odzio joulu|kuuta pro|sinac pro|sinca pro|since pro|sinec "
    "δεκ|εμβριοσ δεκ|εμβριου гру|день "
    "гру|дня дек|абрь дек|абря дек|ември "
    "дец|ембар дец|ембра сне|жань сне|жня "
    "בדצמבר דצמ|בר ديس|مبر दिसंबर "
    "दिसम्बर ডিসেম্বর "
    "டிசம்பர் ธันวาคม "
    "დეკემბერი دسامبر دسمبر "
    "كانون_الاول دجنبر nollaig rhagfyr dhjetor dekabr "
    "disember disyembre abendua abenduaren",
};
/* clang-format on */

/* Whether the word, of two bytes or more, is one of the names: 2 as a whole, 1
 * as an abbreviation. */
static int
is_among(struct film_str word, const char *names)
{
    struct film_str rest = film_str_from(names), name;
    int best = 0;
    while (best < 2 && film_str_cut(&rest, ' ', &name)) {
        if (name.p[0] != word.p[0] || name.p[1] != word.p[1])
            continue;
        const char *bar = memchr(name.p, '|', name.n);
        size_t least = bar ? (size_t)(bar - name.p) : name.n;
        size_t whole = bar ? name.n - 1 : name.n;
        if (word.n < least || word.n > whole ||
            memcmp(word.p, name.p, least) != 0 ||
            (bar && memcmp(word.p + least, bar + 1, word.n - least) != 0))
            continue;
        best = word.n == whole ? 2 : 1;
    }
    return best;
}

unsigned
film_month_named(struct film_str word)
{
    unsigned month = 0;
    int best = 0;
    for (unsigned i = 0; word.n >= 3 && i < 12; i++) {
        int is = is_among(word, months[i]);
        if (is > best)
            month = i + 1;
        else if (is > 0 && is == best)
            month = FILM_MONTH_UNSURE;
        best = is > best ? is : best;
    }
    return month;
}
