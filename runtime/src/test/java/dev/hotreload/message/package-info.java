/** The texts of the runtime, as users read them. Start at {@link dev.hotreload.message.NoteTextsTest}. */
@NullMarked
package dev.hotreload.message;

import org.jspecify.annotations.NullMarked;
