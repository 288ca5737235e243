//! Rows that add up others: totals, subtotals and what pivot tables write below and beside their groups, in English,
//! German, French, Spanish, Italian and Portuguese.

use super::words::{is_among, squash, words};
use crate::sheets::{Cell, Sheet};
use std::collections::HashSet;
use std::sync::OnceLock;

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 120;
/// What such a row is called by one word.
const WORDS: &str = "total totals totale totales totali totaux totais sum sums summe summen suma sumas somme sommes somma \
    soma gesamt gesamtsumme gesamtergebnis gesamtbetrag gesamtkosten gesamtwert insgesamt endsumme zwischensumme \
    teilergebnis ergebnis subtotal subtotals subtotale subtotales subtotais soustotal grandtotal average averages avg mean \
    mittelwert durchschnitt moyenne promedio media medio count anzahl compte recuento cuenta conteggio \
    contagem result resultat resultado risultato";
/// What may stand beside such a word, or for the whole row in a pivot table.
const BESIDE: &str = "general generale generales geral complessivo complessiva grand sub sous net netto brutto gross brut ht \
    ttc hors taxes tax taxe tva vat iva mwst ust incl inkl excl exkl zzgl plus and und of de der die das des du la le del \
    della do da all aller alle tous todos tutti cost costs kosten budget amount amounts betrag fee fees honorar spend price \
    prices preis preise cout couts coste costes costo costi custo custos row column zeile spalte eur usd gbp chf jpy inr \
    influencer influencers creator creators people personen rows zeilen lines tasks";
/// Words between the name of a group and that of its total.
const BETWEEN: &str = "for fur fuer von of pour de du di da do para per por";
/// What pivot tables call a group without a name.
const BLANK: [&str; 7] = ["(blank)", "(leer)", "(vide)", "(en blanco)", "(vuoto)", "(vuote)", "(em branco)"];

/// Finds rows of totals in one table.
#[derive(Clone, Debug, Default)]
pub struct TotalRows {
    /// The texts of the table, squashed; gathered when the first row looks like the total of a group.
    texts: OnceLock<HashSet<String>>,
}

impl TotalRows {
    /// Whether a row says by its first text that it adds up others.
    pub fn is_one(&self, row: &[Cell], sheet: &Sheet) -> bool {
        let is_text =
            |cell: &&Cell| cell.text().chars().any(|letter| letter.is_alphabetic() || matches!(letter, 'Σ' | '∑'));
        let Some(text) = row.iter().find(is_text).map(Cell::text).filter(|text| text.len() <= LONGEST) else {
            return false;
        };
        if BLANK.contains(&text.trim().to_lowercase().as_str()) || matches!(text.trim(), "Σ" | "∑") {
            return true;
        }
        let said: Vec<String> =
            words(&text).into_iter().filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
        let joined = said.concat();
        let is_total = |word: &str| is_among(WORDS, word);
        if said.is_empty() {
            return false;
        }
        if is_total(&joined)
            || (said.iter().any(|word| is_total(word))
                && said.iter().all(|word| is_total(word) || is_among(BESIDE, word)))
        {
            return true;
        }
        // "Lena F Total", "Total Lena F", "Summe für Lena F": of a group whose name stands elsewhere.
        let ends = said.split_last().filter(|(last, _)| is_total(last)).map(|(_, group)| group);
        let begins = said.split_first().filter(|(first, _)| is_total(first)).map(|(_, group)| group);
        let begins = begins.map(|group| match group.split_first() {
            Some((first, rest)) if is_among(BETWEEN, first) && !rest.is_empty() => rest,
            _ => group,
        });
        ends.into_iter().chain(begins).any(|group| self.texts(sheet).contains(&group.concat()))
    }

    fn texts(&self, sheet: &Sheet) -> &HashSet<String> {
        self.texts.get_or_init(|| {
            let texts = sheet.rows.iter().flatten().filter_map(|cell| match cell {
                Cell::Text(text) if text.len() <= LONGEST => Some(squash(text)),
                _ => None,
            });
            texts.filter(|text| !text.is_empty()).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        let rows = ["Influencer|Cost", "Lena F|1000", "Tom R|500", "Germany|3"];
        let rows = rows.map(|row| row.split('|').map(Cell::from).collect());
        Sheet { name: String::new(), rows: rows.to_vec(), ..Sheet::default() }
    }

    #[test]
    fn totals_of_the_list_and_of_its_groups_are_known_in_six_languages() {
        for text in [
            "Total",
            "TOTAL:",
            "Totals",
            "Grand Total",
            "Sub-total",
            "Sum",
            "Average",
            "Total (12)",
            "Total EUR",
            "Net total",
            "Total cost",
            "Lena F Total",
            "Total Lena F",
            "Germany Total",
            "Total for Tom R",
            "Lena F Average",
            "Gesamt",
            "Gesamtergebnis",
            "Gesamtsumme",
            "Summe",
            "Zwischensumme",
            "Lena F Ergebnis",
            "Summe für Lena F",
            "Mittelwert",
            "Summe netto",
            "Lena F Summe",
            "Anzahl",
            "Total général",
            "Sous-total",
            "Total TTC",
            "Total HT",
            "Somme",
            "Total Tom R",
            "Moyenne",
            "Total general",
            "Suma",
            "Suma total",
            "Subtotal",
            "Promedio",
            "Total de Lena F",
            "Totale complessivo",
            "Totale generale",
            "Totale Lena F",
            "Totale",
            "Somma",
            "Subtotale",
            "Total geral",
            "Soma",
            "Total Resultado",
            "Média",
            "Contagem",
            "(blank)",
            "(Leer)",
            "(vide)",
            "(en blanco)",
            "∑",
            "3 | Total",
        ] {
            let row: Vec<Cell> = text.split(" | ").map(Cell::from).chain([Cell::from("1500")]).collect();
            assert!(TotalRows::default().is_one(&row, &sheet()), "{text}");
        }
    }

    #[test]
    fn names_that_look_like_totals_are_names() {
        for text in [
            "Lena F",
            "Totally Lena",
            "Total Wellness",
            "Anna Suma",
            "Marie Somme",
            "Silvia Media",
            "Max Müller",
            "Tom R",
            "12",
            "",
            "Summer",
            "Max Total Fitness",
            "Media Markt",
        ] {
            assert!(!TotalRows::default().is_one(&[Cell::from(text), Cell::from("1500")], &sheet()), "{text}");
        }
    }
}
