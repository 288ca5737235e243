//! The words of headings in six languages: one table.

/// What a heading says a column is about, before its values are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// A person's name.
    Name,
    /// The part of a name that comes first.
    FirstName,
    /// The part that comes last.
    LastName,
    /// A handle or a link to a profile.
    Handle,
    /// A count of followers.
    Followers,
    /// A rate of engagement.
    Engagement,
    /// An email address.
    Email,
    /// Where they live.
    Country,
    /// A number to call.
    Phone,
    /// What they speak.
    Language,
    /// Niches, categories and the like.
    Tags,
    /// Remarks.
    Notes,
    /// A status of whatever the list is about.
    Status,
    /// What the client decided.
    ClientStatus,
    /// What the client says.
    ClientComment,
    /// Which network the row is about.
    Network,
    /// What is to be done.
    TaskType,
    /// A status of what is to be done.
    TaskStatus,
    /// When.
    Date,
    /// A price, of whatever [`Heading::kind`] says.
    Price,
    /// How many.
    Quantity,
    /// A network and nothing else: the values tell what of it.
    OfNetwork,
}

/// Squashed headings. English, Spanish, German, French, Italian, Portuguese, as far as they differ; words that join
/// others, such as "de", are left out.
pub const TABLE: &[(Known, &str)] = &[
    (
        Known::Name,
        "name names who wer quien chi quem authornickname authormetanickname profilefullname publishername influencerfullname creatorfullname \
         fullname creatorname influencername realname displayname influencer influencers creator creators \
         person talent talentname kol kolname blogger contact contactname artist \
         nombre nombrecompleto nombreapellidos nombrey apellidosnombre influenciador influenciadora creador creadora \
         vollername vollstandigername vornachname vornamenachname kunstler ansprechpartner \
         nom nomcomplet prenomnom nomprenom createur creatrice influenceur influenceuse \
         nome nomecompleto nomecognome creatore nomeinfluencer criador criadora nomeartistico",
    ),
    (Known::FirstName, "firstname givenname forename vorname prenom primernombre primeironome nomeproprio"),
    (
        Known::LastName,
        "lastname surname familyname nachname familienname apellido apellidos nomfamille cognome sobrenome apelido",
    ),
    (
        Known::Handle,
        "handle handles uniqueid authoruniqueid authormetaname authormetaprofileurl ownerusername profilename mediaurl \
         profilehandle accounthandle channelhandle customurl accounturl accountlink pageurl userprofile socialprofile \
         influencerhandle creatorhandle kolhandle influencerusername creatorusername networkusername \
         primarysocialusername socialusername socialurl inputurl uid \
         username usernames user userid account accounts accountname profile profiles profileurl \
         profilelink profilelinks url urls link links socialhandle socialhandles socials social socialmedia \
         socialmediahandle socialmedialink sociallink sociallinks channel channels channelname channelurl channellink \
         page pagename pagelink nick nickname screenname alias \
         usuario nombreusuario nombrecuenta perfil perfiles cuenta cuentas enlace enlaces enlaceperfil linkperfil arroba \
         urlperfil redessociales canal \
         benutzername nutzername kontoname konto profil profile profillink profilurl kanal kanalname kanale \
         utilisateur nomutilisateur identifiant pseudo compte comptes lien liens lienprofil chaine urlprofil \
         nomeutente utente profilo profili linkprofilo urlprofilo canale collegamento \
         usuario nomeusuario conta contas perfis linkperfil",
    ),
    (
        Known::Followers,
        "followers follower followercount followerscount followernumber followersnumber fans fancount fanbase \
         subscribers subscriber subs subscribercount subscriberscount audience audiencesize communitysize \
         followersize totalfollowers followerstotal numfollowers nooffollowers edgefollowedby edgefollowedbycount \
         seguidores cantidadseguidores suscriptores \
         followerzahl followeranzahl abonnenten abonnentenzahl reichweite communitygrosse \
         abonnes nombreabonnes nbabonnes communaute tailleaudience \
         seguaci iscritti numeroiscritti \
         inscritos quantidadeseguidores",
    ),
    (
        Known::Engagement,
        "engagement avgengagementrate averageengagementrate averageengagement avgengagement avger medianengagementrate \
         engagementrate engrate engagementpct engagementpercent er eng erate \
         interaccion tasainteraccion tasaengagement tasacompromiso \
         interaktionsrate engagementquote interaktion \
         tauxengagement tauxinteraction \
         tassoengagement tassointerazione tassocoinvolgimento interazione \
         engajamento taxaengajamento taxainteracao taxaengagement",
    ),
    (
        Known::Email,
        "email emails emailaddress emailaddresses mail mailaddress contactemail businessemail emailcontact emailid \
         correo correoelectronico correos direccionemail direccioncorreo \
         emailadresse mailadresse kontaktmail kontaktemail \
         courriel adresseemail adressemail adresseelectronique adressecourriel mel \
         indirizzoemail postaelettronica indirizzomail \
         emailcontato enderecoemail correioeletronico",
    ),
    (
        Known::Country,
        "country countries location locations countryregion region basedin based residence market geo geography \
         pais ubicacion paisresidencia localizacion \
         land standort wohnort herkunft herkunftsland \
         pays localisation lieu paysresidence \
         paese nazione localita posizione \
         localizacao localidade",
    ),
    (
        Known::Phone,
        "phone phonenumber phoneno tel telephone telephonenumber mobile mobilenumber mobilephone cell cellphone whatsapp \
         contactnumber whatsappnumber \
         telefono movil celular \
         telefon telefonnummer handy handynummer mobil mobilnummer rufnummer \
         portable numerotelephone \
         cellulare numerotelefono \
         telefone telemovel",
    ),
    (
        Known::Language,
        "language languages lang langs spokenlanguage spokenlanguages contentlanguage \
         idioma idiomas sprache sprachen langue langues lingua lingue linguas",
    ),
    (
        Known::Tags,
        "tag tags niche niches category categories topic topics interest interests vertical verticals genre keywords \
         labels label theme themes segment contentniche contentcategory \
         nicho nichos categoria categorias etiqueta etiquetas tematica tematicas tema temas sector intereses \
         nische nischen kategorie kategorien thema themen schlagworte schlagworter themengebiet branche \
         thematique thematiques etiquettes motscles secteur centresinteret univers \
         categorie nicchia argomento argomenti settore etichette interessi \
         interesses segmento",
    ),
    (
        Known::Notes,
        "note notes comment comments remark remarks internalnotes internalcomments additionalnotes \
         notas nota observacion observaciones comentario comentarios \
         notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare \
         remarque remarques commentaire commentaires \
         osservazioni commento commenti \
         observacao observacoes obs",
    ),
    (
        Known::Status,
        "status state stage phase pipelinestage outreachstatus bookingstatus influencerstatus creatorstatus contactstatus \
         campaignstatus currentstatus \
         estado situacion etapa statusinfluencer \
         stand stadium \
         statut etat etape avancement \
         stato fase \
         situacao estatus",
    ),
    (
        Known::ClientStatus,
        "clientstatus statusclient clientdecision clientapproval approvalclient approval brandapproval brandstatus \
         estadocliente statuscliente aprobacion aprobacioncliente decisioncliente \
         kundenstatus statuskunde freigabe kundenfreigabe freigabekunde kundenentscheidung \
         statutclient validation validationclient decisionclient avisclient \
         statocliente approvazione approvazionecliente decisionecliente \
         aprovacao aprovacaocliente situacaocliente decisaocliente",
    ),
    (
        Known::ClientComment,
        "clientcomment clientcomments clientnotes clientnote clientfeedback clientremarks brandfeedback \
         comentariocliente comentarioscliente kundenkommentar kundenfeedback kommentarkunde \
         commentaireclient commentairesclient retourclient commentocliente commenticliente feedbackcliente",
    ),
    (
        Known::Network,
        "network networks socialnetwork platform platforms socialplatform socialmediaplatform socialmedianetwork \
         redsocial plataforma plataformas plattform plattformen netzwerk soziales sozialesnetzwerk \
         reseau reseaux reseausocial plateforme plateformes \
         piattaforma piattaforme retesociale redesocial",
    ),
    (
        Known::TaskType,
        "tasktype task tasks deliverable deliverables deliverabletype content contenttype contentformat format formats \
         posttype mediatype adtype placement placements activity type asset assettype contentpiece scope \
         tipo entregable entregables contenido tipocontenido formato formatos tipopublicacion accion \
         aufgabe aufgaben art typ leistung leistungen inhalt inhalte inhaltstyp beitragsart massnahme \
         livrable livrables contenu typecontenu prestation typepublication \
         contenuto tipocontenuto attivita consegna consegne tipopost \
         entregavel entregaveis conteudo tipoconteudo",
    ),
    (
        Known::TaskStatus,
        "taskstatus freigabestatus deliverablestatus contentstatus poststatus publicationstatus \
         estadotarea estadoentregable aufgabenstatus statutlivrable statocontenuto statusentrega",
    ),
    (
        Known::Date,
        "date dates deadline duedate due postdate postingdate publishdate publishingdate publicationdate golive golivedate \
         livedate scheduleddate scheduled day when postingday contentdate deliverydate delivery \
         fecha fechaentrega fechapublicacion fechalimite entrega fechaprevista \
         datum termin frist veroffentlichung veroffentlichungsdatum postingdatum postdatum abgabe abgabedatum falligkeit \
         fallig livegang \
         datepublication echeance datelimite datelivraison datemiseenligne \
         data datapubblicazione scadenza dataconsegna \
         datapublicacao dataentrega prazo vencimento",
    ),
    (
        Known::Quantity,
        "quantity qty count howmany numberposts cantidad anzahl menge stuck stuckzahl quantite quantita quantidade qtd qte",
    ),
];

/// Headings that may as well be about something else: an exact one beats them, wherever it stands.
pub const LOOSE: &str = "who wer quien chi quem influencer influencers creator creators person talent talentname kol kolname artist publishername \
    influenciador influenciadora creador creadora kunstler createur creatrice influenceur influenceuse creatore criador \
    criadora user userid accountname channelname pagename profilename kontoname kanalname nombrecuenta uid \
    totalfollowers followerstotal fans fancount fanbase audience audiencesize communitysize reichweite communitygrosse communaute tailleaudience \
    averageengagement avgengagement interaktion eng \
    businessemail contactemail emailcontact kontaktmail kontaktemail emailcontato \
    location locations countryregion region basedin based residence market geo geography \
    ubicacion localizacion standort wohnort herkunft localisation lieu localita posizione localizacao localidade \
    whatsapp whatsappnumber contactnumber cell handy movil celular portable cellulare telemovel \
    state stage phase stand stadium pipelinestage contactstatus campaignstatus etapa etape fase situacion situacao avancement \
    approval validation freigabe aprobacion approvazione aprovacao \
    content contentformat format formats mediatype placement placements activity type asset assettype scope \
    tipo contenido formato formatos accion art typ inhalt inhalte massnahme contenu prestation contenuto attivita conteudo \
    deadline delivery deliverydate scheduled scheduleddate postdate postingdate publishdate publishingdate publicationdate \
    golive golivedate livedate duedate due contentdate frist abgabe abgabedatum entrega fechaentrega prazo scadenza";

/// Headings that are mostly about something else, and mean this only where nothing else does.
pub const REMOTE: &str = "contact contactname ansprechpartner nick nickname alias pseudo day postingday when";

/// Words for "or" between headings.
pub const OR: &str = "or oder o ou oppure u";

/// Words that make a heading one of prices.
pub const PRICES: &str = "price prices rate rates fee fees cost costs amount budget payment compensation pay \
    precio precios tarifa tarifas coste costo importe honorario honorarios presupuesto pago \
    preis preise honorar honorare kosten gage vergutung betrag gebuhr \
    prix tarif tarifs cout couts cachet montant remuneration \
    prezzo prezzi tariffa tariffe compenso costi importo \
    preco precos cache valor valores custo custos remuneracao";

/// Of these the words that are as often about the whole campaign, or about what it costs the client.
pub const LOOSE_PRICES: &str = "cost costs amount budget payment compensation pay coste costo importe presupuesto pago kosten \
    betrag cout couts montant costi importo valor valores custo custos";

/// Words that join others.
pub const JOINING: &str = "de del d der die das des du da do dos das la le les l el los las il lo gli i of the and y und et \
    e on in en auf bei na no sur su per por pro zu zum al alla a an im um number no nr num numero num total current actual \
    von vom di della dello delle degli per each your their his her main primary";

/// Words that say whose value it is, which is everybody's.
pub const WHOSE: &str = "influencer influencers creator creators talent kol blogger influenciador influenciadora creador \
    createur influenceur creatore criador person profile author meta publisher public";

/// Where collectors of profiles keep the values of an account: `user.fullName`, `stats/followerCount`.
pub const PATHS: &str =
    "user owner author authormeta account profile basic node creator influencer channel data stats statistics";

/// The days of a week.
pub const WEEKDAYS: &str = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday \
    mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag \
    lun lunes mar martes mie miercoles jue jueves vie viernes sab sabado dom domingo \
    lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche \
    lunedi martedi mercoledi gio giovedi venerdi sabato domenica \
    seg segunda segundafeira ter terca tercafeira qua quarta quartafeira qui quinta quintafeira sex sexta sextafeira";

/// Currencies that headings name.
pub const CURRENCIES: &str = "eur usd gbp chf cad aud brl mxn pln sek nok dkk jpy czk inr";
