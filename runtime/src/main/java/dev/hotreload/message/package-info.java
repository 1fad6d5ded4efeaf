/**
 * The catalogue: the wording of all that the runtime tells the user beneath a generation's line, in its event and about
 * itself. Texts have no full stop at the end, and names are those of the sources. Start at {@link
 * dev.hotreload.message.NoteTexts}.
 */
@NullMarked
package dev.hotreload.message;

import org.jspecify.annotations.NullMarked;
