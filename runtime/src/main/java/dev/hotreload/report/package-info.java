/** What the user is told, in the terminal and in the events file. Start at {@link dev.hotreload.report.Reporter}. */
@NullMarked
package dev.hotreload.report;

import org.jspecify.annotations.NullMarked;
