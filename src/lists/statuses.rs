//! The statuses of other tools, and which of ours each may mean.

use super::words::{is_among, squash};
use crate::domain::status::{ClientStatus, InfluencerStatus, Status, TaskStatus};

/// Whose status a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// Where the influencer stands.
    Influencer,
    /// What the client decided.
    Client,
    /// How far a task is.
    Task,
}

/// What a status word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// It is one of our own words.
    Ours(&'static str),
    /// It is a word of other tools that is mostly used for this.
    Theirs(&'static str),
    /// Nobody knows.
    Unknown,
}

/// Squashed words by the key of our status, for influencers.
const INFLUENCER: &[(&str, &str)] = &[
    (
        "accepted",
        "booked confirmed agreed yes approved signed contracted hired onboarded won closedwon deal dealclosed committed \
         contractsigned selected \
         confirmado confirmada aceptado aceptada reservado contratado si gebucht bestatigt zugesagt angenommen \
         unterschrieben ja confirme confirmee accepte reserve signe valide oui confermato accettato prenotato firmato \
         aceito aceite fechado contratada sim",
    ),
    (
        "pending",
        "contacted new lead prospect negotiating negotiation innegotiation waiting noresponse noreply open \
         outreach reachedout emailed followup followedup maybe interested longlist longlisted shortlist shortlisted tbd \
         tocontact notcontacted indiscussion discussing proposed invited replied awaitingresponse awaitingreply onhold hold \
         contactado contactada pendiente ennegociacion negociando porcontactar kontaktiert angefragt offen ausstehend \
         inverhandlung verhandlung angeschrieben interessiert contacte encontact enattente ennegociation enumdiscussion \
         acontacter contattato inattesa intrattativa dacontattare contatado contatada pendente emnegociacao negociacao \
         acontatar",
    ),
    (
        "rejected",
        "declined no notinterested passed pass refused lost closedlost denied unqualified disqualified blacklisted \
         rechazado rechazada noint nointeresado abgelehnt keininteresse nein refuse refusee pasinteresse non rifiutato \
         noninteressato recusado recusada rejeitado nao naointeressado",
    ),
    (
        "in_campaign",
        "active live inprogress working running ongoing posting briefed briefingsent contentcreation producing started \
         activo activa encampana encurso aktiv laufend lauft inkampagne actif active encours encampagne attivo attiva incorso \
         incampagna ativo ativa emandamento emcampanha",
    ),
    (
        "finished",
        "done completed complete paid posted published delivered closed \
         terminado terminada finalizado finalizada completado publicado pagado abgeschlossen fertig erledigt beendet bezahlt \
         termine terminee publie paye completato terminato finito pubblicato pagato concluido concluida pago",
    ),
    (
        "cancelled",
        "canceled cancelation cancellation dropped droppedout withdrawn withdrew aborted backedout \
         cancelado cancelada anulado abgesagt storniert abgebrochen annule annulee annullato cancellato ritirato",
    ),
];

/// For what the client decided.
const CLIENT: &[(&str, &str)] = &[
    (
        "accepted",
        "approved yes ok okay confirmed selected go greenlight liked y \
         aprobado aprobada si aceptado freigegeben genehmigt bestatigt ja approuve approuvee valide validee accepte oui \
         approvato approvata accettato aprovado aprovada aceito sim",
    ),
    (
        "pending",
        "waiting tbd open inreview toreview review undecided submitted sent presented proposed new \
         pendiente porrevisar offen ausstehend inprufung vorgeschlagen enattente avalider inattesa darivedere pendente \
         emanalise",
    ),
    (
        "rejected",
        "declined no notapproved denied refused disliked n \
         rechazado rechazada abgelehnt nein refuse refusee non rifiutato respinto recusado reprovado nao",
    ),
    (
        "backup",
        "maybe reserve alternative standby secondchoice waitlist waitinglist optional spare bench \
         reserva suplente alternativa quiza ersatz alternative vielleicht warteliste remplacant peutetre riserva forse \
         talvez",
    ),
];

/// For tasks.
const TASK: &[(&str, &str)] = &[
    (
        "pending",
        "todo open planned scheduled notstarted briefed tobedone inprogress wip inproduction new upcoming agreed confirmed \
         pendiente porhacer planificado programado encurso offen geplant ausstehend inarbeit afaire planifie encours \
         dafare pianificato programmato incorso pendente afazer planejado agendado emandamento",
    ),
    (
        "in_review",
        "review draft draftsent submitted inapproval waitingforapproval awaitingapproval toreview feedback revision \
         underreview contentsubmitted needsreview changesrequested \
         enrevision borrador enviado inprufung zurfreigabe entwurf eingereicht enrevue enrelecture brouillon avalider \
         inrevisione bozza inviato emrevisao emanalise rascunho",
    ),
    (
        "accepted",
        "approved ready readytopost readytopublish signedoff greenlit \
         aprobado listo freigegeben genehmigt approuve valide pret approvato pronto aprovado",
    ),
    (
        "done",
        "posted published live completed complete paid delivered online finished closed \
         hecho publicado completado terminado entregado veroffentlicht erledigt fertig gepostet abgeschlossen publie fait \
         termine livre pubblicato fatto completato consegnato feito concluido entregue",
    ),
];

impl Scope {
    /// Key and label of each status there is, in the order of menus.
    pub fn all(self) -> Vec<(&'static str, &'static str)> {
        fn of<S: Status>() -> Vec<(&'static str, &'static str)> {
            S::ALL.iter().map(|status| (status.key(), status.label())).collect()
        }
        match self {
            Self::Influencer => of::<InfluencerStatus>(),
            Self::Client => of::<ClientStatus>(),
            Self::Task => of::<TaskStatus>(),
        }
    }

    /// What the status is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Influencer => InfluencerStatus::TITLE,
            Self::Client => ClientStatus::TITLE,
            Self::Task => TaskStatus::TITLE,
        }
    }

    /// The key in files of a word of ours, or of the one that a word of another tool is mostly used for.
    pub fn suggestion(self, text: &str) -> Suggestion {
        // Boards put numbers and emoji before their words: "3. Booked", "✅ Booked".
        let word = squash(text);
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let ours = self.all().into_iter().find(|(key, label)| squash(label) == word || squash(key) == word);
        if let Some((key, _)) = ours {
            return Suggestion::Ours(key);
        }
        let table = match self {
            Self::Influencer => INFLUENCER,
            Self::Client => CLIENT,
            Self::Task => TASK,
        };
        let theirs = table.iter().find(|(_, list)| is_among(list, word));
        theirs.map_or(Suggestion::Unknown, |(key, _)| Suggestion::Theirs(key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_other_tools_are_suggested() {
        for (scope, text, expected) in [
            (Scope::Influencer, "Booked", Suggestion::Theirs("accepted")),
            (Scope::Influencer, "Contacted", Suggestion::Theirs("pending")),
            (Scope::Influencer, "Declined", Suggestion::Theirs("rejected")),
            (Scope::Influencer, "In campaign", Suggestion::Ours("in_campaign")),
            (Scope::Influencer, "✅ Gebucht", Suggestion::Theirs("accepted")),
            (Scope::Influencer, "3. En négociation", Suggestion::Theirs("pending")),
            (Scope::Influencer, "Purple", Suggestion::Unknown),
            (Scope::Client, "Approved", Suggestion::Theirs("accepted")),
            (Scope::Client, "Maybe", Suggestion::Theirs("backup")),
            (Scope::Task, "Posted", Suggestion::Theirs("done")),
            (Scope::Task, "IN_REVIEW", Suggestion::Ours("in_review")),
            (Scope::Task, "", Suggestion::Unknown),
        ] {
            assert_eq!(scope.suggestion(text), expected, "{text}");
        }
    }

    #[test]
    fn every_word_means_one_status_of_ours() {
        for (scope, table) in [(Scope::Influencer, INFLUENCER), (Scope::Client, CLIENT), (Scope::Task, TASK)] {
            let mut seen = std::collections::HashMap::new();
            for (key, list) in table {
                assert!(scope.all().iter().any(|(ours, _)| ours == key), "{key}");
                for word in list.split_ascii_whitespace() {
                    assert_eq!(word, squash(word));
                    let before = seen.insert(word, *key);
                    assert!(before.is_none_or(|before| before == *key), "{word} is {before:?} and {key}");
                }
            }
        }
    }
}
