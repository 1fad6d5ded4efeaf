/** Tests of every text the user reads. Start at {@link dev.hotreload.report.ConsoleReporterTest}. */
@NullMarked
package dev.hotreload.report;

import org.jspecify.annotations.NullMarked;
