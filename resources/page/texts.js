// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the page. The language is that of the link, else that of the browser.

const TEXTS = {
    en: {
        title: 'vmeter in this page', loading: 'Loading the meter…', front: 'Front of the meter', scenario: 'Scenario',
        speed: 'Speed', paused: 'paused', real: 'real time', fastest: 'as fast as possible', time: 'Meter time',
        keys: { set: 'SET key', up: 'UP key', enter: 'ENTER key' },
        keyHelp: 'Press and hold the keys as on the meter; several fingers hold several keys. With a mouse: Shift and click keeps a key down until the next click. Keyboard: S, U, E.',
        measurements: 'Measurements', signals: 'Oscilloscope', phasors: 'Phasors', modbus: 'Modbus', bench: 'Wiring and faults',
        own: 'Own scenario', quantity: 'Quantity', system: 'System', energies: 'Energies', total: 'Total',
        frequency: 'Frequency', sequence: 'Phase sequence', missing: 'Missing phases', none: 'none', neutral: 'Neutral current',
        off: 'off', volts: 'Voltages, V', amperes: 'Currents, A', perDivision: 'ms for each division',
        registers: 'Registers', address: 'Address', count: 'Number of words', read: 'Read', name: 'Name', value: 'Value', words: 'Words',
        terminal: 'Modbus terminal', function: 'Function', readWords: 'read words', writeWord: 'write one word', writeWords: 'write words',
        unit: 'Unit', data: 'Words to write, decimal, with blanks between', send: 'Send', raw: 'Or a whole frame in hex', sendRaw: 'Send these bytes',
        request: 'Request', reply: 'Reply', noReply: 'no reply', transaction: 'transaction', protocol: 'protocol', length: 'length',
        exceptions: { 1: 'illegal function', 2: 'illegal data address', 3: 'illegal data value', 4: 'device failure', 6: 'device busy', 11: 'gateway: no response' },
        exception: 'exception', wordsFrom: (count, address) => `${count} words from ${address}`, bytes: (n) => `${n} bytes`,
        badHex: 'Hex digits in pairs are asked for, at least 8 bytes: 00 01 00 00 00 06 05 03 C5 58 00 02',
        badWords: 'Whole numbers from 0 to 65535 with blanks between are asked for, 1 to 123 of them.',
        yaml: 'Scenario, YAML', play: 'Play it', fromReady: 'Begin with the ready-made one', copy: 'Copy link', copied: 'The link is in the clipboard.',
        link: 'Link to this state', model: 'Model', sealed: 'terminal cover sealed', restart: 'New meter', language: 'Français',
        failed: (said) => `Refused: ${said}`, badLink: (said) => `The link does not fit: ${said}`, mainsOff: 'Mains off', mainsOn: 'Mains on',
        contains: 'Contains', loads: 'Loads', switchOn: 'on', marks: { sum: 'Σ' },
        groups: { household: 'Household', industry: 'Industry', wiring: 'Wiring faults', grid: 'Grid', metering: 'Checks of the meter', modbus: 'Modbus' },
    },
    fr: {
        title: 'vmeter dans cette page', loading: 'Chargement du compteur…', front: 'Face avant du compteur', scenario: 'Scénario',
        speed: 'Vitesse', paused: 'arrêt', real: 'temps réel', fastest: 'au plus vite', time: 'Temps du compteur',
        keys: { set: 'Touche SET', up: 'Touche UP', enter: 'Touche ENTER' },
        keyHelp: 'Appuyez et maintenez les touches comme sur le compteur ; plusieurs doigts maintiennent plusieurs touches. À la souris : Maj et clic garde une touche enfoncée jusqu’au clic suivant. Clavier : S, U, E.',
        measurements: 'Mesures', signals: 'Oscilloscope', phasors: 'Vecteurs', modbus: 'Modbus', bench: 'Câblage et défauts',
        own: 'Propre scénario', quantity: 'Grandeur', system: 'Système', energies: 'Énergies', total: 'Total',
        frequency: 'Fréquence', sequence: 'Ordre des phases', missing: 'Phases absentes', none: 'aucune', neutral: 'Courant de neutre',
        off: 'éteint', volts: 'Tensions, V', amperes: 'Courants, A', perDivision: 'ms par division',
        registers: 'Registres', address: 'Adresse', count: 'Nombre de mots', read: 'Lire', name: 'Nom', value: 'Valeur', words: 'Mots',
        terminal: 'Terminal Modbus', function: 'Fonction', readWords: 'lire des mots', writeWord: 'écrire un mot', writeWords: 'écrire des mots',
        unit: 'Unité', data: 'Mots à écrire, en décimal, séparés par des espaces', send: 'Envoyer', raw: 'Ou une trame entière en hexadécimal', sendRaw: 'Envoyer ces octets',
        request: 'Requête', reply: 'Réponse', noReply: 'pas de réponse', transaction: 'transaction', protocol: 'protocole', length: 'longueur',
        exceptions: { 1: 'fonction illégale', 2: 'adresse illégale', 3: 'valeur illégale', 4: 'défaillance de l’appareil', 6: 'appareil occupé', 11: 'passerelle : pas de réponse' },
        exception: 'exception', wordsFrom: (count, address) => `${count} mots à partir de ${address}`, bytes: (n) => `${n} octets`,
        badHex: 'Il faut des chiffres hexadécimaux par paires, au moins 8 octets : 00 01 00 00 00 06 05 03 C5 58 00 02',
        badWords: 'Il faut des nombres entiers de 0 à 65535 séparés par des espaces, de 1 à 123.',
        yaml: 'Scénario, YAML', play: 'Jouer', fromReady: 'Partir du scénario fourni', copy: 'Copier le lien', copied: 'Le lien est dans le presse-papiers.',
        link: 'Lien vers cet état', model: 'Modèle', sealed: 'cache-bornes plombé', restart: 'Nouveau compteur', language: 'English',
        failed: (said) => `Refusé : ${said}`, badLink: (said) => `Le lien ne convient pas : ${said}`, mainsOff: 'Couper le réseau', mainsOn: 'Rétablir le réseau',
        contains: 'Contient', loads: 'Charges', switchOn: 'marche',
        marks: { missing: 'phase absente', sum: 'Σ', fault: 'défaut', pulse: 'impulsions', setup: 'réglage', inductive: 'inductif', capacitive: 'capacitif', import: 'soutirage', export: 'injection' },
        groups: { household: 'Maison', industry: 'Industrie', wiring: 'Défauts de câblage', grid: 'Réseau', metering: 'Contrôles du compteur', modbus: 'Modbus' },
    },
};

const asked = new URLSearchParams(location.hash.slice(1)).get('lang') ?? navigator.language.slice(0, 2);
export let language = asked === 'fr' ? 'fr' : 'en';
export let text = TEXTS[language];

/** Writes the texts of all elements with data-text, in this language from now on. */
export function translate(to = language) {
    language = to;
    text = TEXTS[to];
    document.documentElement.lang = to;
    for (const element of document.querySelectorAll('[data-text]')) {
        element.textContent = text[element.dataset.text];
    }
}

export const otherLanguage = () => (language === 'fr' ? 'en' : 'fr');
/** A number as it is written in this language; a dash for one that does not exist, and no sign before zero. */
export const number = (value, decimals) => (value === null || value === undefined ? '–'
    : value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' }));
