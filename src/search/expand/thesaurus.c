/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The table follows general usage in writing about films: glossaries of film
 * terms, names of festivals and prizes, and elements of plots in common genres.
 * A member is one word or a few, identified by its first and last one. A word
 * that mostly means something else is in a group only together with the word
 * that makes it clear ("production code", not "code"). A word may be in several
 * groups, and is expanded by one step only. */
#include <config.h>
#include "search/expand/thesaurus.h"

static const char *const groups[] = {
    /* Sound, colour, format */
    "talkie|sound film|sound picture|sound era|all-talking|spoken dialogue",
    "silent|silent film|silent era|intertitles",
    "monochrome|black-and-white",
    "widescreen|cinemascope|scope|anamorphic",
    "3d|stereoscopic|three-dimensional",
    "short|short film|one-reeler|two-reeler",
    "serial|chapter play|cliffhanger",
    "documentary|nonfiction|non-fiction",
    "mockumentary|fake documentary|found footage",
    "animation|animated|cartoon|anime",
    "stop-motion|claymation|puppet animation",
    /* Films and their kin */
    "watch|catch|stream|streaming|streams",
    "film|movie|picture|flick|feature|motion picture",
    "debut|first film|first feature|first role|first movie|screen debut|"
    "film debut|directorial debut|breakthrough",
    "remake|reboot|reimagining|remade|new version|retelling",
    "original|first film|earlier version",
    "sequel|follow-up|second installment|second film|second part|part two",
    "prequel|origin story",
    "threequel|third film|third installment|part three",
    "franchise|series|saga|trilogy",
    "spin-off|offshoot",
    "adaptation|adapted|based|screen version",
    "novel|book|source novel",
    "play|stage play|theatre play",
    "comic|comic book|graphic novel|manga|webtoon",
    "biopic|biography|biographical|life story",
    "parody|spoof|pastiche|send-up",
    "homage|tribute|nod",
    "anthology|omnibus|portmanteau",
    "director's cut|extended cut|final cut",
    "cut|edit|version",
    /* Crew */
    "director|filmmaker|helmer|helmed|directed|auteur",
    "codirector|co-director|co-directed",
    "actor|actress|performer|thespian",
    "star|lead|leading role|headliner|title role|starred",
    "supporting|second lead|sidekick",
    "cameo|guest appearance|bit part|walk-on",
    "ensemble|all-star",
    "villain|antagonist|baddie|bad guy|heavy",
    "hero|protagonist|main character|lead character",
    "heroine|female lead",
    "cast|casting|actors",
    "performance|acting|portrayal|turn",
    "plays|portrays|portrayed|played",
    "producer|produced|produces",
    "writer|screenwriter|scribe|scriptwriter|scenarist|penned|wrote",
    "script|screenplay|scenario|writing|scripted",
    "dialogue|dialog|lines",
    "cinematographer|director of photography|cameraman|dp|lensed|lensing|"
    "lenser|cinematography",
    "cinematography|photography|camerawork|camera work|photographed|visuals",
    "editor|editing|edited|cutting|cutter",
    "composer|score|soundtrack|music|composed",
    "song|theme song|musical number",
    "production designer|art director|set design|production design|"
    "art direction",
    "costume|wardrobe|costume design",
    "makeup|prosthetics|make-up",
    "effects|fx|vfx|cgi|special effects|visual effects|computer-generated",
    "stunt|stuntman|stunt double|stuntwork",
    "choreography|choreographed|choreographer|action director",
    "extras|bit players",
    "dub|dubbed|dubbing|voice cast",
    "subtitles|subtitled|captions",
    "shoot|shot|filming|filmed|principal photography",
    "location|shooting locations",
    "improvise|improvised|ad-lib|ad-libbed",
    /* Shots, story, form */
    "long take|single take|one-take|unbroken shot|tracking shot|oner",
    "closeup|close-up|tight shot",
    "flashback|flash-back|told in retrospect",
    "nonlinear|out of order|fractured chronology",
    "voiceover|voice-over|narration|narrator|narrated",
    "montage|quick cutting",
    "slow motion|slow-mo|slowed down",
    "opening|prologue|first scene|opening scene|opening shot",
    "ending|finale|conclusion|climax|final scene|final act|last scene|"
    "denouement|closing scene",
    "twist|surprise ending|revelation|reveal",
    "plot|story|storyline|narrative|premise",
    "pacing|pace|tempo",
    "running time|runtime|minutes long",
    "tone|mood|atmosphere",
    "theme|themes|subtext",
    "symbolism|symbol|metaphor|allegory",
    "scene|sequence|set-piece",
    "fight|duel|brawl|battle|showdown|fight scene",
    "chase|pursuit|car chase",
    "shootout|gunfight|shoot-out|gun battle",
    "nudity|nude|naked|sex scene",
    "violence|violent|gore|gory|bloody|bloodshed",
    /* Release and business */
    "premiere|premiered|world premiere|first screening",
    "release|released|opened|theatrical release",
    "release date|opens|opening|starts|starting|arrives|arriving|premiere|"
    "premieres|available|hits theaters|hits cinemas|streaming",
    "date|january|february|march|april|june|july|august|september|october|"
    "november|december",
    "box office|gross|grossed|receipts|earnings|takings",
    "budget|cost|production cost",
    "hit|blockbuster|smash|box-office success",
    "flop|bomb|failure|box-office failure",
    "distributor|distributed|distribution",
    "studio|production company|production house",
    "cinema|theater|theatre|movie theater|moviehouse|picture house",
    "admissions|tickets sold|moviegoers|attendance",
    "streaming|streamer|vod|netflix",
    "censorship|censors|production code|censored|hays code|bowdlerized",
    "banned|prohibited|forbidden",
    "rating|certificate|rated",
    "dvd|blu-ray|home video|disc",
    "restoration|restored|remastered",
    "trailer|teaser|preview",
    "poster|one-sheet|artwork",
    /* Prizes */
    "award|prize|trophy|honor|accolade|honour",
    "win|won|winner|awarded",
    "nomination|nominated|nominee|shortlisted",
    "oscar|academy award",
    "bafta|british academy",
    "golden globe|hollywood foreign",
    "emmy|television academy",
    "sag|screen actors",
    "dga|directors guild",
    "razzie|golden raspberry",
    "palme|palme d'or|golden palm",
    "cannes|croisette",
    "venice|golden lion|mostra",
    "berlinale|berlin festival|golden bear|silver bear",
    "festival|film festival|fest",
    "jury prize|grand prix|special jury",
    "cesar|french academy",
    "goya|spanish academy",
    "golden horse|金馬|金马",
    "blue dragon|청룡|cheongryong",
    "baeksang|백상|paeksang",
    "grand bell|대종|daejong",
    "buil|부일",
    "breakthrough|newcomer|best newcomer|best new|rookie",
    /* The words of Korean writing on films */
    "award|prize|수상|시상식|영화상|연기상|작품상|감독상|대상",
    "win|won|winner|수상",
    "nomination|nominated|nominee|후보",
    "festival|film festival|영화제",
    "director|감독|연출",
    "actor|배우",
    "actress|배우|여배우",
    "cast|starring|출연|캐스팅",
    "lead|leading role|주연|주인공",
    "supporting|조연",
    "role|character|배역|역할",
    "performance|acting|연기",
    "debut|데뷔|데뷔작",
    "film|movie|영화",
    "screenplay|script|각본|시나리오",
    "writer|screenwriter|작가|각본",
    "producer|제작|제작자",
    "cinematography|photography|filming|촬영",
    "cinematographer|촬영감독",
    "score|soundtrack|음악",
    "editing|편집",
    "release|released|개봉",
    "premiere|시사회",
    "box office|흥행|관객",
    "sequel|속편|후속작",
    "remake|리메이크",
    "drama|드라마",
    "series|시리즈",
    "review|평론|비평|리뷰",
    "interview|인터뷰",
    "ending|결말",
    "plot|story|줄거리",
    "revenge|복수",
    /* What reviews say */
    "review|critique|critic|criticism|notice",
    "masterpiece|classic|masterwork|magnum opus",
    "great|excellent|superb|outstanding|brilliant|magnificent",
    "good|fine|solid|strong",
    "bad|poor|weak|terrible|awful|lousy|dreadful",
    "best|finest|greatest|strongest",
    "worst|weakest|poorest|lousiest",
    "important|influential|seminal|landmark|pioneering",
    "famous|iconic|legendary|celebrated|best-known",
    "gem|treasure|hidden gem|sleeper",
    "overlooked|underrated|underseen|underappreciated|neglected|forgotten",
    "overrated|overpraised|overhyped",
    "boring|dull|tedious|plodding|slow",
    "scary|frightening|terrifying|chilling|creepy",
    "funny|hilarious|comic|comedic|humorous|amusing",
    "sad|melancholy|tragic|heartbreaking|moving|poignant",
    "sentimental|saccharine|mawkish|schmaltzy|cloying|syrupy",
    "manipulative|manipulation|tearjerker|tear-jerker",
    "disappointing|disappointment|letdown|let-down|underwhelming",
    "disturbing|unsettling|shocking|upsetting",
    "convincing|believable|credible|plausible",
    "cliche|cliches|formulaic|predictable|stereotyped",
    "annoying|irritating|grating|obnoxious",
    "spoil|ruin|mar|undermine",
    "fail|fails|failure|falls short",
    "succeed|succeeds|success|works well",
    "satire|satirical|satirize|lampoon",
    "campy|camp|kitsch",
    "stylish|stylized|visually striking",
    "realistic|realism|naturalistic|lifelike",
    "rewatch|revisit|repeat viewing|second viewing|multiple viewings|"
    "rewatchable",
    "comparison|compare|compared|versus|vs|similar|unlike|resembles",
    /* People of plots */
    "kid|child|children|boy|girl|youngster",
    "baby|infant|newborn",
    "teen|teenager|teenage|adolescent",
    "dad|father",
    "mom|mother|mum",
    "husband|spouse",
    "wife|spouse",
    "brother|sibling",
    "sister|sibling",
    "orphan|orphaned|parentless",
    "widow|widowed|widower",
    "friend|buddy|pal",
    "lover|boyfriend|girlfriend|paramour|mistress",
    "cop|police|policeman|police officer|officer",
    "detective|sleuth|private eye|investigator|gumshoe",
    "lawyer|attorney|barrister",
    "doctor|physician|surgeon",
    "nurse|caregiver",
    "priest|clergyman|vicar|pastor",
    "nun|convent|sister",
    "soldier|trooper|infantryman|gi",
    "sailor|seaman|mariner",
    "pilot|aviator|flyer",
    "journalist|reporter|newspaperman|newsman",
    "teacher|schoolteacher|professor|schoolmaster",
    "student|pupil|schoolboy|schoolgirl|classmate",
    "scientist|researcher|mad scientist",
    "servant|maid|butler|housekeeper",
    "boss|employer|manager",
    "millionaire|tycoon|magnate",
    "rich|wealthy|well-off|affluent",
    "poor|penniless|impoverished|destitute",
    "thief|burglar|robber|crook|bandit",
    "robbery|heist|holdup|hold-up|stickup|burglary|caper",
    "gangster|mobster|mafia|hoodlum|racketeer",
    "gang|mob|triad|yakuza|syndicate",
    "hitman|assassin|hired killer|contract killer",
    "killer|murderer|slayer|slasher|serial killer",
    "kill|murder|slay|bump off",
    "prostitute|hooker|call girl|sex worker",
    "prisoner|convict|inmate|captive",
    "prison|jail|penitentiary",
    "escape|flee|break out|getaway",
    "kidnap|kidnapped|abducted|abduction|kidnapper",
    "refugee|asylum seeker|immigrant|migrant",
    "spy|agent|espionage|secret agent",
    "cowboy|gunslinger|gunfighter|outlaw",
    "samurai|swordsman|ronin",
    "kungfu|martial arts|kung fu|wuxia|wu xia",
    "boxer|prizefighter|pugilist",
    "gambler|card player|cardsharp|gambling",
    /* What happens in plots */
    "presumed dead|thought dead|believed dead|faked death|fakes death",
    "survive|survivor|alive|still alive",
    "come alive|comes alive|come to life|comes to life|brought to life",
    "explode|explosion|blow up|blows up|detonate|bomb",
    "throw|hurl|toss|fling",
    "bite|gnaw|chew|devour",
    "cannibal|cannibalism|flesh-eating|man-eating",
    "fired|sacked|dismissed|loses his job|loses her job|lost his job",
    "lynch|hang|hanged|noose|gallows",
    "execute|execution|electric chair|death row|guillotine",
    "trial|court|courtroom|jury",
    "framed|wrongly accused|wrong man|falsely accused|innocent man",
    "blackmail|extort|extortion",
    "corrupt|corruption|bribe|bribery|crooked",
    "impostor|impersonate|impersonator|masquerade|disguise|pose",
    "swap|switch|trade places",
    "inherit|inheritance|heir|heiress",
    "betray|betrayal|double-cross|traitor",
    "rescue|save|saved",
    "captured|imprisoned|locked up|held captive|hostage",
    "stab|stabbed|knife|dagger",
    "poison|poisoned|arsenic",
    "strangle|choke|garrote",
    "burn|blaze|arson|arsonist",
    "torture|torment|sadistic",
    "behead|decapitate|severed head",
    "curse|cursed|hex|jinx",
    "exorcism|exorcist|possession",
    "hypnotist|hypnosis|hypnotize|mesmerist",
    "time travel|time machine|time loop",
    "invisible|invisibility|unseen",
    "mutant|mutation|mutate",
    "experiment|laboratory|lab|test subject",
    "cult|sect|occult|satanic",
    "plague|epidemic|virus|outbreak|pandemic",
    "storm|hurricane|tornado|typhoon",
    "shipwreck|castaway|marooned|desert island",
    "uprising|revolt|rebellion|revolution",
    "terrorist|terrorism|hijack|hijacker",
    "slave|slavery|enslaved|plantation",
    "racist|racism|bigot|bigotry|prejudice",
    "pregnant|pregnancy|expecting|unborn",
    "adopt|adopted|foster|foundling",
    "bride|groom|newlywed|honeymoon",
    "fiance|fiancee|betrothed|engaged",
    "seduce|seduction|femme fatale|temptress",
    "jealous|jealousy|envy",
    "obsessed|obsession|stalker|fixated|infatuated",
    "lonely|loner|recluse|solitary",
    "grief|grieving|mourning|bereaved",
    "guilt|remorse|shame",
    "dream|nightmare|hallucination",
    "dinner|supper|banquet|feast|dinner party",
    "party|celebration|festivities",
    "sleepover|slumber party",
    /* And who, and where */
    "clumsy|bumbling|inept|hapless|incompetent",
    "everyman|ordinary man|average man|regular guy",
    "suburb|suburban|suburbia",
    "clerk|salesman|saleswoman|shopkeeper|shop assistant",
    "store|shop|department store",
    "toy|doll|puppet",
    "blind|sightless|eyeless",
    "twin|doppelganger|lookalike|look-alike",
    "cartoonist|illustrator|animator|comic artist",
    "drawing|sketch|illustration",
    "painter|artist|sculptor",
    "author|novelist|playwright|poet",
    "musician|singer|band|rock star",
    "dancer|ballerina|showgirl",
    "magician|illusionist|conjurer|wizard|sorcerer",
    "clown|jester|mime",
    "circus|carnival|sideshow|freak show",
    "chef|cook|restaurant",
    "taxi|cab|cabbie",
    "motorcycle|biker|motorbike",
    "sheriff|marshal|lawman|deputy",
    "rancher|ranch|cattle",
    "farmer|farm|farmhouse",
    "politician|senator|congressman|candidate",
    "nazi|third reich|gestapo",
    "king|monarch|ruler",
    "grandfather|grandpa|grandmother|grandma",
    "acquaintance|companion|friend",
    "spaceship|spacecraft|starship|rocket",
    "submarine|u-boat",
    "castle|manor|chateau|estate",
    "hotel|inn|motel|boardinghouse",
    "bar|saloon|tavern|pub",
    "hospital|clinic|sanitarium",
    "asylum|madhouse|mental institution|mental hospital",
    "school|academy|college|boarding school",
    "cabin|cottage|lodge|shack",
    "cemetery|graveyard|tomb|crypt|coffin",
    "ape|gorilla|monkey|chimpanzee",
    "snake|serpent|python|cobra",
    "spider|arachnid|tarantula",
    "giant|gigantic|colossal",
    "mask|masked|hooded",
    "amulet|talisman|idol|relic",
    /* Things, places and the uncanny */
    "ghost|spirit|phantom|specter|apparition|spectre",
    "haunted|haunting|possessed",
    "vampire|bloodsucker|undead|nosferatu",
    "zombie|undead|living dead|walking dead",
    "werewolf|lycanthrope|wolf man",
    "witch|sorceress|witchcraft",
    "demon|devil|satan|fiend",
    "monster|creature|beast",
    "alien|extraterrestrial|spaceman",
    "robot|android|cyborg",
    "superhero|super-hero|costumed hero",
    "dystopia|dystopian|totalitarian future",
    "apocalypse|end of the world|post-apocalyptic",
    "corpse|body|cadaver|dead body",
    "house|mansion|home",
    "car|automobile",
    "train|railway|railroad",
    "ship|boat|vessel",
    "plane|airplane|aircraft|airliner",
    "gun|pistol|revolver|firearm",
    "sword|blade|katana",
    "war|warfare|wartime",
    "revenge|vengeance|avenge|retribution|payback",
    "love|romance|romantic|love affair",
    "affair|adultery|infidelity|extramarital",
    "marriage|wedding|marry|nuptials",
    "divorce|divorced|separation",
    "amnesia|memory loss|lost memory",
    "suicide|kills himself|kills herself",
    "mad|insane|crazy|deranged|madness",
    "drunk|alcoholic|drinking|alcoholism",
    "drugs|narcotics|heroin|cocaine|addiction",
    "horror|scary movie|fright film",
    "noir|film noir|neo-noir",
    "western|oater|horse opera",
    "thriller|suspense|suspenseful",
    "comedy|farce|screwball",
    "musical|song-and-dance|operetta",
    "weepie|melodrama|soap opera",
};

const char *
film_thesaurus_group(size_t i)
{
    return i < sizeof groups / sizeof groups[0] ? groups[i] : NULL;
}

/* ---- Looking up ------------------------------------------------------- */

struct member {
    const struct film_word *first, *second; /* first NULL: not of interest */
};

struct lookup {
    struct film_search_ctx *c;
    struct film_tokens asked;
    struct film_synonyms out;
    uint64_t beginnings[4]; /* hashes of two bytes that words begin with */
};

static unsigned
beginning(struct film_str s)
{
    return ((unsigned char)s.p[0] * 31u + (unsigned char)s.p[s.n > 1]) & 255;
}

/* Analysing every member for every query would cost more than ranking: only
 * those that begin as some word of the query does are looked at. */
static bool
may_occur(const struct lookup *l, struct film_str member)
{
    unsigned b = beginning(member);
    return l->beginnings[b / 64] >> (b % 64) & 1;
}

/* The first and the last word of a member that are not function words; a joined
 * form counts as one, a Hangul word as its pairs. */
static struct member
read_member(struct lookup *l, struct film_str text)
{
    struct film_tokens t = film_ctx_analyse(l->c, text);
    struct member m = {0};
    for (size_t i = 0; i < t.n; i++) {
        bool joined = t.v[i].flags & FILM_TOKEN_JOINED;
        if (joined && !(t.v[i].flags & FILM_TOKEN_NGRAM))
            return (struct member){.first = t.v[i].word};
        if (joined || t.v[i].word->stop)
            continue;
        if (!m.first)
            m.first = t.v[i].word;
        else
            m.second = t.v[i].word;
    }
    return m;
}

/* True if the query says m at its token i; *second is where it says the second
 * word, or i. */
static bool
says(const struct lookup *l, const struct member *m, size_t i, size_t *second)
{
    const struct film_token *t = l->asked.v;
    *second = i;
    if (t[i].word->stem_id != m->first->stem_id)
        return false;
    if (!m->second)
        return true;
    for (size_t k = i + 1;
         k < l->asked.n && t[k].pos <= t[i].pos + FILM_SYNONYM_SPAN; k++)
        if (t[k].word->stem_id == m->second->stem_id) {
            *second = k;
            return true;
        }
    return false;
}

static void
add(struct lookup *l, size_t token, const struct member *m)
{
    struct film_synonym *slot =
        film_ctx_push(l->c, &l->out.v, &l->out.n, sizeof *slot);
    if (slot)
        *slot = (struct film_synonym){token, m->first, m->second};
}

/* Adds the group's other members as synonyms of the tokens i and k. */
static void
add_others(struct lookup *l, const char *group, struct film_str said, size_t i,
           size_t k)
{
    struct film_str rest = film_str_from(group), text;
    while (film_str_cut(&rest, '|', &text)) {
        if (text.p == said.p)
            continue;
        struct member m = read_member(l, text);
        if (!m.first)
            continue;
        add(l, i, &m);
        if (k != i)
            add(l, k, &m);
    }
}

static void
look_in(struct lookup *l, const char *group)
{
    struct film_str rest = film_str_from(group), text;
    while (film_str_cut(&rest, '|', &text)) {
        if (!may_occur(l, text))
            continue;
        struct member m = read_member(l, text);
        for (size_t i = 0; m.first && i < l->asked.n; i++) {
            size_t second;
            if (says(l, &m, i, &second))
                add_others(l, group, text, i, second);
        }
    }
}

struct film_synonyms
film_thesaurus_find(struct film_search_ctx *c, struct film_tokens asked)
{
    struct lookup l = {.c = c, .asked = asked};
    for (size_t i = 0; i < asked.n; i++) {
        unsigned b = beginning(asked.v[i].word->folded);
        l.beginnings[b / 64] |= (uint64_t)1 << (b % 64);
    }
    for (size_t g = 0; film_thesaurus_group(g); g++)
        look_in(&l, film_thesaurus_group(g));
    return l.out;
}
