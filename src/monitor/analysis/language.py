"""Which language a text is in: English is scored, everything else is kept and left unscored with the reason.

Script first, then the small words and the endings that give a language away. No model: the libraries that were tried
need 15 to 90 MB and mistake short headlines ("Nvidia stock plunges 17%" for German), where words like these are all
there is. What the feed declares counts as two such words, for feeds declare "en" and bring Dutch.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

SAMPLE = 1_000  # characters looked at: enough for certainty in any article
_DECLARED = 2.0  # the weight of what the feed says, in small words
_ENDING = 0.5  # the weight of an ending or a letter pair, in small words
_PLAIN = 4.0  # so many small words of English alone settle it
_CERTAIN = 1.5  # another language than English needs as much evidence

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)

_SMALL_WORDS = {
    "en": """the a an and of to in is are was were be been being for on with as by at from that this these those it its
        he she they his her their our we you your not no but or if when while after before over under into out up down
        off than then about against amid among between during through will would could should can may might must has
        have had do does did who what why how which where there here all more most less new says said say tells told
        just only even still also back first last next one two three now how's it's isn't doesn't won't can't don't
        i've you're they're stock stocks market markets shares share falls fall fell rises rise rose drops drop dropped
        plunges plunge plunged surges surge surged slump slumps slides slide jumps jump jumped soars soar soared
        gains gain hits hit sees seen gets get got makes make made takes take took gives give given goes go going
        comes come came wants want needs need plans plan planned set sets launches launch launched unveils unveil
        announces announce announced warns warn warned calls call called asks ask asked seeks seek faces face sues sue
        sued bans ban banned cuts cut raises raise raised wins win won loses lose lost buys buy bought sells sell sold
        deal deals company companies government president people year years week weeks day days month time world
        house bill law rule rules court judge trade war race chip chips price prices cost costs growth profit profits
        sales earnings results billion million tech technology report reports study shows show showed helps help keep
        keeps takes against ahead early late big best better good bad high low top key major strong weak free open
        like look looks amid review watch using use used your my me him them us some any many much every other another
        own same so too very well way work works working chief executive users user review update upgrade features
        power powers model models research researchers data safety future release released releases powerful cheaper
        leading leads lead pushes push pulls pull bets bet boosts boost risks risk fears fear threat threats""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren
        wird werden wurde wurden hat haben hatte sich mit auf für von vom zum zur bei beim nach aus über unter gegen
        durch ohne um als wie wenn dass auch noch nur schon mehr neue neuer neues neuen im ins am an zu es sie er wir
        ihr ihre seine sein kann können soll sollen muss müssen will wollen gibt bis vor seit wegen zwischen jetzt
        jahr jahre prozent milliarden millionen euro gericht bundesregierung warum was wer so sagt warnt kommt geht macht baut startet
        erste erster erstes neu bringt plant fordert droht steigt fällt schließt millionen kunden deutschland europa""",
    "nl": """de het een en van in is zijn was waren op te voor met niet dat die dit deze aan als er om maar ook bij
        naar uit over door tot nog wordt worden werd heeft hebben had kan kunnen moet moeten zal zou meer nieuwe nieuw
        geen wel zich hij zij ze wij je jij hun haar hoe wat wie waarom tegen na komt krijgt maakt gaat koopt brengt
        jaar euro miljard miljoen volgens onder tussen zonder alle veel eerste gebruikers bedrijf toont kondigt
        lanceert verschijnt telefoons introduceert werkt stopt laat update's""",
    "fr": """le la les un une des du de et ou mais ne pas est sont était être été a ont avait avec pour par sur dans
        en au aux ce cette ces qui que quoi dont il elle ils elles nous vous son sa ses leur leurs plus moins très
        sans sous entre chez après avant contre depuis face comme aussi encore déjà tout tous toute fait peut veut
        va vers d'un d'une l'ia qu'il c'est n'est milliards millions euros ans nouveau nouvelle pourquoi comment""",
    "es": """el la los las un una unos unas y o pero no es son era fue ser está están ha han había con para por sobre
        en del al de que qué como cómo más menos muy sin entre hasta desde contra tras su sus se lo le les este esta
        estos estas ese esa eso si sí también ya todo todos toda puede quiere hay según años millones euros nuevo
        nueva gobierno dice cuando donde""",
    "pt": """o a os as um uma uns umas e ou mas não é são era foi ser está estão tem têm tinha com para por sobre em
        no na nos nas do da dos das ao aos à às que como mais menos muito sem entre até desde contra após seu sua
        seus suas se lhe este esta isso também já todo todos pode quer há segundo anos milhões novo nova governo diz
        você ele ela pelo pela""",
    "it": """il lo la i gli le un uno una e o ma non è sono era stato essere ha hanno aveva con per su sul sulla in
        nel nella nei del della dei delle degli al alla alle da dal dalla di che chi come più meno molto senza tra
        fra fino contro dopo prima suo sua suoi loro si ci questo questa anche già tutto tutti può vuole c'è anni
        miliardi milioni nuovo nuova governo perché cosa""",
    "sv": """och att det som en ett den på är av för med till inte har de om var från vid så kan men eller ska skulle
        när efter över under mot utan mellan också nu mer ny nya nytt år sig han hon vi ni sin sitt sina blir varför
        hur vad miljarder miljoner kronor säger""",
    "da": """og at det som en et den på er af for med til ikke har de om var fra ved så kan men eller skal skulle når
        efter over under mod uden mellem også nu mere ny nye nyt år sig han hun vi sin sit sine bliver hvorfor hvordan
        hvad milliarder millioner kroner siger""",
    "no": """og å det som en et den på er av for med til ikke har de om var fra ved så kan men eller skal skulle når
        etter over under mot uten mellom også nå mer ny nye nytt år seg han hun vi sin sitt sine blir hvorfor hvordan
        hva milliarder millioner kroner sier""",
    "fi": """ja on ei että se ovat oli kun mutta tai myös niin kuin hän ne joka jotka ole olla voi uusi uuden mukaan
        vuoden euroa miljoonaa miljardia sekä jo vain nyt miksi mitä kanssa""",
    "pl": """i w z na do nie jest są był była było to że się o dla od po za przez przed nad pod jak ale lub oraz czy co
        kto który która które już tylko może będzie ich jego jej nowy nowa nowe lat roku mld mln przeciw dlaczego""",
    "cs": """a v z na do ne je jsou byl byla bylo to že se o pro od po za přes před nad pod jak ale nebo či co kdo
        který která které už jen může bude jejich jeho její nový nová nové let roku miliard proti proč když""",
    "hu": """a az és hogy nem is egy volt van lesz meg már csak még de ha mint vagy után előtt ellen szerint új év
        milliárd millió miért mit aki amely ezt azt""",
    "ro": """și în de la cu pe nu este sunt a fost că din pentru care mai prin după înainte între fără sau dar ca să
        un o al ale lui ei lor această acest noua nou ani miliarde milioane cum""",
    "tr": """ve bir bu da de için ile olarak daha çok en ne gibi kadar sonra önce olan oldu var yok değil ama veya
        yeni yıl milyar milyon göre karşı neden nasıl her""",
    "id": """dan yang di ke dari untuk dengan pada ini itu adalah tidak akan telah sudah dalam oleh karena juga atau
        bisa dapat lebih baru tahun miliar juta kata saat para seperti""",
    "vi": """và của là có không được cho với trong các một những này đã sẽ từ đến về tại theo như khi người năm tỷ
        triệu mới""",
    "ca": """el la els les un una i o però no és són era amb per sobre en del al de que com més menys molt sense entre
        fins contra després seu seva aquest aquesta també ja anys milions""",
    "hr": """i u na je su se da za od do s sa o po iz kao ali ili nije bio bila biti će što koji koja koje već samo
        može nakon prije protiv novi nova godine milijardi""",
    "af": "die het nie is van en wat sy vir met om te dat ook maar hulle ons jy hy kan sal was word deur nuwe",
}
_ENDINGS = {
    "en": r"(?:ing|ings|ly|ness|ship|tion|tions|ments?|able|ful|less|ough|ght|ed|'s|’s)$|^(?:th|wh|kn|wr|sh)|ck",
    "de": r"(?:ung|ungen|keit|heit|isch|ische[nrs]?|lich|liche[nrs]?|schaft|tzt|ieren|iert)$|sch|ß|[äöü]|tz|pf",
    "nl": r"(?:heid|lijk|lijke|ingen|aar|eert|tje|tjes|sel|isch|atie|aties)$|ij|aa|uu|oe|ui|sch|gt$|kt$",
    "fr": r"(?:eux|euse|eau|eaux|aux|tion|ment|ique|iques|oire|ée|ées|és|ait)$|[éèêçœùâîô]|^[ldnsc]['’]|^qu",
    "es": r"(?:ción|ciones|dad|mente|ando|iendo|ismo|eros?)$|[ñáéíóú]|ll",
    "pt": r"(?:ção|ções|dade|mente|ando|endo|ões|ão|agem)$|[ãõçâê]|lh|nh",
    "it": r"(?:zione|zioni|mente|ando|endo|ità|ismo|aggio|eria)$|[àèìòù]|gli|cch|zz|^(?:dell|all|nell|l|un)['’]",
    "sv": r"(?:ning|ningar|het|lig|liga|arna|erna|ande|skt|ska)$|[åäö]|tj|sj",
    "da": r"(?:ning|hed|lig|lige|erne|ende|sk|ske)$|[åæø]",
    "no": r"(?:ning|het|lig|lige|ene|ende|sk|ske)$|[åæø]",
    "fi": r"(?:ssa|ssä|sta|stä|lla|llä|lle|nen|sen|aan|ään|vat|vät|utta)$|ää|yy|uu|kk|tt",
    "pl": r"(?:ów|ych|nia|nie|owy|owa|ości|ość|ego|emu)$|[łąęśćźżńó]|sz|cz|rz",
    "cs": r"(?:ního|ních|ost|osti|ého|ému|ský|ská|ské)$|[řěůžščýá]",
    "hu": r"(?:ság|ség|ban|ben|nak|nek|hoz|ről|ról|ként)$|[őűáé]|sz|gy|ny",
    "ro": r"(?:ului|ilor|ție|ții|ează|ești)$|[ăâîșț]",
    "tr": r"(?:lar|ler|dan|den|yor|mış|miş|acak|ecek|nın|nin)$|[ığşç]",
    "id": r"^(?:meng|mem|ber|per|ter)[a-z]{3,}|(?:nya|kan|an)$",
    "vi": r"[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]",
    "ca": r"(?:ció|tat|ment|ts)$|l·l|ny|ç",
    "hr": r"(?:nja|nje|ski|ska|sko|osti)$|[čćšžđ]|lj|nj",
}


def detect(text: str, declared: str | None = None) -> str | None:
    """Tell the language of a text as ISO 639-1, with what the feed declares ("en-US") as a hint.

    None where there is no letter to go by. Without any evidence it is the declared language, else English.
    """
    sample = text[:SAMPLE]
    hint = _primary(declared)
    script = _by_script(sample)
    if script is not None:
        return script
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sample)]
    if not words:
        return hint
    scores = _scores(words)
    if hint:
        scores[hint] += _DECLARED
    best, evidence = max(scores.items(), key=lambda item: (item[1], item[0] == "en", item[0]), default=("en", 0.0))
    if best == "en" or evidence >= max(_CERTAIN, 1.15 * scores["en"]):
        return best
    return "en" if scores["en"] or not hint else hint


def _primary(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return {"nb": "no", "nn": "no", "iw": "he", "in": "id"}.get(code, code) if 2 <= len(code) <= 3 else None


def _by_script(sample: str) -> str | None:
    """The language of a text that is not mainly in Latin letters; None for Latin ones and for no letters."""
    if sample.isascii():
        return None
    latin = len(_LATIN.findall(sample))
    counts = {name: len(pattern.findall(sample)) for name, pattern in _SCRIPTS}
    han, kana = counts["zh"], counts["ja"]
    if kana and kana * 8 >= han:
        counts["ja"], counts["zh"] = kana + han, 0
    name, most = max(counts.items(), key=lambda item: item[1])
    # a sign of Chinese, Japanese or Korean is about a word: "DeepSeek发布新模型" is Chinese
    if most * (3 if name in ("zh", "ja", "ko") else 1) <= latin:
        return None
    if name == "cyrillic":
        return "uk" if re.search("[іїєґІЇЄҐ]", sample) else "ru" if re.search("[ыэёЫЭЁ]", sample) else "bg"
    if name == "arabic":
        return "ur" if re.search("[ٹڈڑےں]", sample) else "fa" if re.search("[پچژگ]", sample) else "ar"
    return name


def _scores(words: list[str]) -> Counter[str]:
    small, endings = _tables()
    scores: Counter[str] = Counter()
    others = []
    for word, times in Counter(words).items():
        known = small.get(word)
        if known is None:
            others.append(word)
            continue
        weight = min(times, 4)
        for language, share in known:
            scores[language] += share * weight
    if scores["en"] >= _PLAIN and all(n * 3 < scores["en"] for language, n in scores.items() if language != "en"):
        return scores
    for word in others:
        for language, pattern in endings:
            if pattern.search(word):
                scores[language] += _ENDING
    return scores


@cache
def _tables() -> tuple[dict[str, tuple[tuple[str, float], ...]], tuple[tuple[str, re.Pattern[str]], ...]]:
    languages: dict[str, list[str]] = {}
    for language, words in _SMALL_WORDS.items():
        for word in set(words.split()):
            languages.setdefault(word, []).append(language)
    # a word of many languages ("de", "in", "a") says less of each
    small = {
        word: tuple((language, 1.0 if len(named) == 1 else 0.6 if len(named) == 2 else 0.4) for language in named)
        for word, named in languages.items()
    }
    endings = tuple((language, re.compile(pattern)) for language, pattern in _ENDINGS.items())
    return small, endings
