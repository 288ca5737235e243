//! The words that stand beside figures: thousands and millions, followers, taxes.

use super::plain_text::squash;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words for powers of ten, with the power.
const UNITS: &[(usize, &str)] = &[
    (
        3,
        "k tsd tausend mil mila mille millier milliers thousand thousands tys tysiecy tis tisic tusen tusind tuhat bin тыс тысяч тис ألف الف \
        آلاف هزار हजार হাজার ribu ngan nghin พัน",
    ),
    (4, "万 萬 만"),
    (5, "lakh lakhs lac lacs lk लाख লাখ لاکھ"),
    (
        6,
        "m mi mm mn mio mios mill millions million millionen millon millones milione milioni milhao milhoes mln milion miliony milionow \
        miljon miljoner miljoen millioner milyon млн миллион миллионов мільйонів مليون ملايين میلیون juta jt trieu ล้าน",
    ),
    (7, "cr crore crores करोड কোটি کروڑ"),
    (8, "億 亿 억"),
    (
        9,
        "b bn bil billion billions mrd mld miliardi milliarde milliarden milliard milliards млрд مليار میلیارد mdr mia",
    ),
];

/// What is counted beside a count.
const COUNTED: &str = "follower followers following fans fan subs sub subscriber subscribers abonne abonnes abonnee abonnees abonnent \
    abonnenten abonnement abonnements abonnementer seguidor seguidores seguidoras suscriptor suscriptores inscrito inscritos inscrits iscritti \
    iscritto seguaci volgers foljare folgere seuraajaa obserwujacych takipci подписчиков подписчика متابع متابعين متابعا دنبالکننده फॉलोअर \
    फ़ॉलोअर 粉丝 粉絲 フォロワー 팔로워 구독자 likes like views view aufrufe vues vistas visualizaciones visualizzazioni visualizacoes visitas reach \
    impressions impressionen members mitglieder membres miembros membri connections kontakte likers users people personen personas personnes 人 명 \
    persone pessoas";

/// Words that say by themselves whether a tax is in an amount.
const TAXED: &str = "netto net nett nets neto netos nette brutto gross bruto brutos brut bruts lordo lordi liquido ht ttc htva tvac hvat";

/// Taxes.
const TAXES: &str = "mwst ust mehrwertsteuer umsatzsteuer steuer steuern vat tax taxes gst hst pst qst iva tva btw moms mva dph kdv иva ндс \
    пдв impuesto impuestos imposto impostos taxe tasse imposta imposte ivg iss retencion irpf wht sst ppn";

/// Words beside a tax.
const BESIDE_TAX: &str = "inkl inklusive incl including inclusive included inc excl exkl exklusive excluding exclusive excluded exc ex exclu zzgl \
    zuzuglich plus mas mais piu oltre con sin sem com senza sans hors avec incluido incluida incluidos incluidas incluso inclusa inclusi inclus \
    incluse inclui inclue compris comprise comprises toutes escluso esclusa esclusi esclusas excluido excluida aparte no non nicht not of without with \
    und and d de del der die la le l les s c e y et n b a gesetzl gesetzliche gesetzlicher";

/// Words that stand between a number and what is counted.
const BETWEEN: &str = "de d di of da";

/// What a word beside a figure says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// That it is a count.
    Counted,
    /// Whether a tax is in it.
    Taxed,
    /// Nothing by itself.
    Joining,
}

static POWERS: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    UNITS
        .iter()
        .flat_map(|(power, words)| words.split_ascii_whitespace().map(move |word| (squash(word), *power)))
        .collect()
});

static MEANINGS: LazyLock<HashMap<String, Beside>> = LazyLock::new(|| {
    let lists = [
        (BESIDE_TAX, Beside::Joining),
        (BETWEEN, Beside::Joining),
        (TAXES, Beside::Taxed),
        (TAXED, Beside::Taxed),
        (COUNTED, Beside::Counted),
    ];
    lists
        .into_iter()
        .flat_map(|(words, said)| words.split_ascii_whitespace().map(move |word| (squash(word), said)))
        .collect()
});

/// The power of ten that a word is, if it is one.
pub fn unit(word: &str) -> Option<usize> {
    // A small "l" is no lakh.
    if word == "L" { Some(5) } else { POWERS.get(&*squash(word)).copied() }
}

/// What a word beside a figure says; `None` for words that do not belong there.
pub fn beside(word: &str) -> Option<Beside> {
    MEANINGS.get(&*squash(word)).copied()
}

/// Takes a word off the start that says that a figure is not exact: `ca. 500`.
pub fn about(text: &str) -> Option<&str> {
    const ABOUT: &[&str] = &[
        "ca.", "ca ", "approx.", "approx ", "c. ", "circa ", "rund ", "etwa ", "about ", "env. ", "environ ", "aprox. ",
    ];
    let begins = |about: &&&str| text.get(..about.len()).is_some_and(|start| start.eq_ignore_ascii_case(about));
    let about = ABOUT.iter().find(begins)?;
    text.get(about.len()..).map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_means_what_its_table_says() {
        for (power, words) in UNITS {
            words.split_ascii_whitespace().for_each(|word| assert_eq!(unit(word), Some(*power), "{word}"));
        }
        for (words, said) in [(COUNTED, Beside::Counted), (TAXED, Beside::Taxed), (TAXES, Beside::Taxed)] {
            words.split_ascii_whitespace().for_each(|word| assert_eq!(beside(word), Some(said), "{word}"));
        }
        assert_eq!((unit("l"), unit("L"), unit("x"), beside("apples")), (None, Some(5), None, None));
    }
}
