import type { NoticeLang } from "../../../lib/site/languages.ts";

/** What a reader of a language has to find, in that language's own words. */
export type Told = Readonly<Record<NoticeLang, RegExp>>;

/** The same in every language: names, addresses and numbers. */
function same(fact: RegExp): Told {
  return { fi: fact, sv: fact, en: fact, selko: fact };
}

/**
 * Every fact that the controller's notice states, told apart from the code that states it. The
 * retention table has a list of its own below.
 */
export const FACTS: Readonly<Record<string, Told>> = {
  "title": {
    fi: /Tietosuojaseloste.*puhelut, tekstiviestit ja chat/,
    sv: /Dataskyddsbeskrivning.*telefonsamtal, textmeddelanden och chattar/,
    en: /Privacy notice.*Calls, text messages and chat conversations of the customer service/,
    selko: /Näin käsittelemme tietojasi.*Tietosuojaseloste.*puhelut, tekstiviestit ja chat/,
  },
  "controller": same(/Pohjois-Karjalan Työttömien Yhdistysten Toimintajärjestö P-K TT ry/),
  "office in Joensuu": same(/Koulukatu 24 B 23, 80100 Joensuu/),
  "office in Lieksa": same(/Kainuuntie 96, 81700 Lieksa/),
  "contact person": {
    fi: /Yhteyshenkilö Taina BenDaoud 050 571 9643 taina@tyyne\.info/,
    sv: /Kontaktperson Taina BenDaoud 050 571 9643 taina@tyyne\.info/,
    en: /Contact person Taina BenDaoud 050 571 9643 taina@tyyne\.info/,
    selko: /Häneltä voit kysyä Taina BenDaoud 050 571 9643 taina@tyyne\.info/,
  },
  "service": {
    fi: /neuvoo työttömiä puhelimessa, tekstiviesteillä ja chatissa/,
    sv: /ger arbetslösa råd per telefon, per textmeddelande och i en chatt/,
    en: /advice to unemployed people by phone, text message and web chat/,
    selko: /auttaa työttömiä\. Saat neuvoja puhelimessa, tekstiviestillä ja chatissa/,
  },
  "service without telling who you are": {
    fi: /Voit käyttää palvelua kertomatta, kuka olet/,
    sv: /utan att berätta vem du är/,
    en: /without telling us who you are/,
    selko: /Sinun ei tarvitse kertoa, kuka olet/,
  },
  "purpose: customer service": {
    fi: /Hoidamme asiakaspalvelun/,
    sv: /Vi sköter kundtjänsten/,
    en: /We carry out the customer service/,
    selko: /Hoidamme asiakaspalvelun/,
  },
  "purpose: identification": {
    fi:
      /Tunnistamme sinut, kun itse haluat kertoa nimesi ja yhteystietosi saadaksesi apua neuvojilta/,
    sv:
      /identifierar dig när du själv vill berätta ditt namn och dina kontaktuppgifter för att få hjälp/,
    en: /identify you when you choose to tell us your name and contact details to get help/,
    selko: /apua, johon tarvitaan nimesi ja yhteystietosi.*Sinä päätät/,
  },
  "use limit": {
    fi: /Keräämme asiakkaiden tietoja vain asiakaspalvelun hoitamista varten/,
    sv: /samlar in klienternas uppgifter bara för att sköta kundtjänsten/,
    en: /collect clients' data only to carry out the customer service/,
    selko: /Keräämme tietoja vain asiakaspalvelua varten/,
  },
  "disclosure: none": {
    fi: /Emme luovuta tietojasi säännöllisesti kenellekään emmekä anna niitä sivullisille/,
    sv:
      /lämnar inte regelbundet ut dina uppgifter till någon, och vi ger dem inte till utomstående/,
    en: /do not give your data to anybody regularly, and we do not give it to third parties/,
    selko: /Emme anna tietojasi muille/,
  },
  "disclosure: the exception": {
    fi: /haluat itse apua.*viranomaisen palvelussa.*työttömyysetuutta yhdessä sinun kanssasi/,
    sv: /själv vill ha hjälp.*myndighets tjänst.*arbetslöshetsförmån tillsammans med dig/,
    en: /you want help.*authority's service.*unemployment benefits together with you/,
    selko: /pyydät apua.*haemme sinun kanssasi työttömyysetuutta.*viranomaisen palvelussa/,
  },
  "authority matters": {
    fi: /Viranomaisasiat hoidamme pyynnöstäsi ja yhdessä sinun kanssasi/,
    sv: /Myndighetsärenden sköter vi på din begäran och tillsammans med dig/,
    en: /matters with authorities at your request and together with you/,
    selko: /Viranomaisten asiat hoidamme yhdessä sinun kanssasi\. Teemme sen vain, jos pyydät/,
  },
  "power of attorney": {
    fi: /valtakirjalla, jonka olet kirjoittanut/,
    sv: /fullmakt som du har skrivit/,
    en: /power of attorney that you have written/,
    selko: /valtakirjan, jonka olet kirjoittanut/,
  },
  "call: times": {
    fi: /milloin puhelu alkoi ja päättyi/,
    sv: /när samtalet började och slutade/,
    en: /when the call began and ended/,
    selko: /milloin puhelu alkoi ja milloin se loppui/,
  },
  "call: caller's number": {
    fi: /soittajan numeron/,
    sv: /numret som samtalet kom från/,
    en: /the caller's number/,
    selko: /mistä numerosta soitit/,
  },
  "call: service number": {
    fi: /palvelunumeron, johon soitit/,
    sv: /servicenumret som du ringde till/,
    en: /the service number that you called/,
    selko: /mihin numeroon soitit/,
  },
  "call: adviser": {
    fi: /neuvojan nimen ja numeron/,
    sv: /rådgivarens namn och nummer/,
    en: /the adviser's name and number/,
    selko: /neuvojan nimi ja numero/,
  },
  "call: audio": {
    fi: /Puhelun ääntä ei tallenneta koskaan/,
    sv: /sägs i samtalet spelas aldrig in/,
    en: /said in the call is never recorded/,
    selko: /Emme koskaan nauhoita puhetta/,
  },
  "chat: times": {
    fi: /milloin keskustelu alkoi ja päättyi/,
    sv: /när chatten började och slutade/,
    en: /when the conversation began and ended/,
    selko: /milloin keskustelu alkoi ja milloin se loppui/,
  },
  "chat: nickname or other details": {
    fi: /nimimerkin tai muut tiedot, jotka itse annat/,
    sv: /signaturen eller andra uppgifter som du själv ger/,
    en: /the nickname or other details that you give/,
    selko: /nimimerkkisi ja muut asiat, jotka kerrot itsestäsi/,
  },
  "chat: adviser's name": {
    fi: /neuvojan nimen keskustelun/,
    sv: /rådgivarens namn hela chatten/,
    en: /the adviser's name the whole conversation/,
    selko: /neuvojan nimi kaikki viestit/,
  },
  "chat: the conversation, automatically": {
    fi: /keskustelun kokonaan.*Keskustelu tallentuu automaattisesti/,
    sv: /hela chatten.*Chatten sparas automatiskt/,
    en: /the whole conversation.*is saved automatically/,
    selko: /kaikki viestit.*Viestit jäävät talteen itsestään/,
  },
  "chat: since when": {
    fi: /tallennettu 15\.10\.2019 alkaen/,
    sv: /från och med 15\.10\.2019/,
    en: /since 15 October 2019/,
    selko: /tästä päivästä alkaen: 15\.10\.2019/,
  },
  "inquiry: what it is": {
    fi: /Jos emme ehdi vastata puheluun, voit jättää meille tekstiviestin/,
    sv: /Om vi inte hinner svara på ditt samtal kan du lämna ett textmeddelande/,
    en: /If we cannot answer your call, you can leave us a text message/,
    selko: /emme ehdi vastata puhelimeen\. Silloin voit lähettää meille tekstiviestin/,
  },
  "inquiry: time": {
    fi: /milloin viesti lähetettiin/,
    sv: /när meddelandet skickades/,
    en: /when the message was sent/,
    selko: /milloin lähetit viestin/,
  },
  "inquiry: phone number": {
    fi: /puhelinnumerosi/,
    sv: /ditt telefonnummer/,
    en: /your phone number/,
    selko: /puhelinnumerosi/,
  },
  "inquiry: the question": {
    fi: /kysymyksesi sellaisena kuin sen kirjoitit/,
    sv: /din fråga så som du skrev den/,
    en: /your question as you worded it/,
    selko: /kysymyksesi juuri niin kuin kirjoitit sen/,
  },
  "also held: text messages": {
    fi: /tekstiviestikeskusteluja/,
    sv: /konversationer per textmeddelande/,
    en: /text-message conversations/,
    selko: /tekstiviestejä sinulta ja meiltä/,
  },
  "also held: notes": {
    fi: /muistiinpanoja puheluista/,
    sv: /anteckningar om samtal/,
    en: /notes of calls/,
    selko: /muistiinpanoja puheluista/,
  },
  "also held: answers": {
    fi: /vastauksia yhteydenottopyyntöihin/,
    sv: /svar på kontaktbegäranden/,
    en: /answers by text message to messages that you left/,
    selko: /vastauksia viesteihin, jotka jätit/,
  },
  "also held: contact history": {
    fi: /yhteystapahtumia/,
    sv: /kontakthistorik/,
    en: /contact history/,
    selko: /milloin olet ottanut meihin yhteyttä/,
  },
  "profiling": {
    fi: /Emme profiloi sinua/,
    sv: /Vi profilerar dig inte/,
    en: /We do not profile you/,
    selko: /Emme myöskään profiloi sinua/,
  },
  "automated decisions": {
    fi: /Emme tee sinua koskevia päätöksiä automaattisesti/,
    sv: /inga automatiska beslut om dig/,
    en: /no automated decisions about you/,
    selko: /Tietokone ei tee päätöksiä sinusta/,
  },
  "right of access": {
    fi: /Kun olet antanut meille tietoja, voit tarkastaa, mitä sinusta on tallennettu/,
    sv: /När du har gett oss uppgifter får du kontrollera vad som har sparats/,
    en: /When you have given us data, you may check what is recorded/,
    selko: /Saat tarkistaa, mitä tietoja meillä on sinusta/,
  },
  "right to erasure": {
    fi: /milloin tahansa pyytää P-K TT ry:tä poistamaan tietosi/,
    sv: /när som helst be P-K TT ry att radera dina uppgifter/,
    en: /at any time ask P-K TT ry to delete your data/,
    selko: /milloin vain pyytää, että poistamme tietosi\. Pyydä sitä järjestöltä P-K TT ry/,
  },
  "right to rectification": {
    fi: /vaatia, että väärä tai puutteellinen tieto korjataan viipymättä/,
    sv: /kräva att en felaktig eller bristfällig uppgift rättas utan dröjsmål/,
    en: /demand that wrong or incomplete data is corrected without delay/,
    selko: /voit vaatia, että korjaamme sen heti/,
  },
  "a statement of one's own": {
    fi: /liittää siihen oman selvityksesi/,
    sv: /foga din egen förklaring till den/,
    en: /add a statement of your own/,
    selko: /lisätä viesteihin oman selityksesi/,
  },
  "right to complain": {
    fi: /valittaa tietosuojavaltuutetun toimistoon/,
    sv: /lämna in ett klagomål till dataombudsmannens byrå/,
    en: /complain to the Office of the Data Protection Ombudsman/,
    selko: /voit valittaa\. Tietosuojavaltuutettu/,
  },
  "restriction": {
    fi: /Käsittelyn rajoittaminen \(18 artikla\)/,
    sv: /Begränsning av behandling \(artikel 18\)/,
    en: /Restriction \(Article 18\)/,
    selko: /Saat pyytää taukoa tietojen käyttöön \(artikla 18\)/,
  },
  "portability": {
    fi: /Siirto järjestelmästä toiseen \(20 artikla\)/,
    sv: /Dataportabilitet \(artikel 20\)/,
    en: /Portability \(Article 20\)/,
    selko: /Saat viedä tietosi mukanasi \(artikla 20\)/,
  },
  "objection": {
    fi: /Vastustaminen \(21 artikla\)/,
    sv: /Invändning \(artikel 21\)/,
    en: /Objection \(Article 21\)/,
    selko: /Saat kieltää käytön \(artikla 21\)/,
  },
  "told who received data": {
    fi: /kerromme, kenelle tietoja on annettu/,
    sv: /får veta vem som har fått uppgifter/,
    en: /ask who has received your data/,
    selko: /kysyä meiltä, kuka hän on/,
  },
  "all ways to ask are equal": {
    fi: /puhelimella, kirjeellä tai toimistolla\. Kaikki tavat ovat samanarvoisia/,
    sv: /per telefon, med brev eller på ett kontor\. Alla sätt är lika mycket värda/,
    en: /by phone, by post or at an office\. All ways are equal/,
    selko: /soittaa, lähettää kirjeen tai tulla toimistolle\. Kaikki tavat ovat yhtä hyviä/,
  },
  "authority": {
    fi: /Tietosuojavaltuutetun toimisto/,
    sv: /Dataombudsmannens byrå/,
    en: /Office of the Data Protection Ombudsman/,
    selko: /Tietosuojavaltuutetun toimisto/,
  },
  "authority: visits": {
    fi: /Lintulahdenkuja 4, 00530 Helsinki/,
    sv: /Fågelviksgränden 4, 00530 Helsingfors/,
    en: /Lintulahdenkuja 4, 00530 Helsinki/,
    selko: /Lintulahdenkuja 4, 00530 Helsinki/,
  },
  "authority: post": {
    fi: /PL 800, 00531 Helsinki/,
    sv: /PB 800, 00531 Helsingfors/,
    en: /P\.O\. Box 800, 00531 Helsinki/,
    selko: /PL 800, 00531 Helsinki/,
  },
  "authority: switchboard": same(/029 566 6700/),
  "authority: registry": same(/029 566 6768/),
  "authority: e-mail and site": same(/tietosuoja@om\.fi .*tietosuoja\.fi/),
};
