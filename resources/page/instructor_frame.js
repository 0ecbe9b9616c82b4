// SPDX-License-Identifier: GPL-3.0-or-later
// The instructor's page of the control API (resources/control), unchanged, in a frame: its calls stay in this page.

const GLASS = { x: 5, y: 32, width: 50.4, height: 19.2 }; // of the front's drawing, mm

/** The glass as a picture, in place of /v1/lcd.png: cut out of the front's drawing. */
async function glassPicture() {
    const shown = document.querySelector('#front svg');
    const drawing = shown.cloneNode(true);
    drawing.setAttribute('viewBox', Object.values(GLASS).join(' '));
    drawing.setAttribute('width', 756);
    drawing.setAttribute('height', 288);
    for (const group of [...drawing.children]) {
        if (!/^(glass-.*|ink)$/.test(group.id) || group.style.display === 'none') {
            group.remove();
        }
    }
    drawing.querySelector('#ink')?.setAttribute('fill', '#121917');
    return new Response(new XMLSerializer().serializeToString(drawing), { headers: { 'Content-Type': 'image/svg+xml' } });
}

/** A frame with the page; `parts` has it if this page is one file. */
export function instructorFrame(parts, benchFetch, language) {
    const frame = document.createElement('iframe');
    frame.title = 'vmeter';
    window.vmeterBench = {
        language,
        fetch: (path, options) => (path.startsWith('/v1/lcd.png') ? glassPicture() : benchFetch(path, options)),
    };
    if (parts) {
        frame.srcdoc = parts.instructor;
    } else {
        frame.src = 'instructor.html';
    }
    return frame;
}
