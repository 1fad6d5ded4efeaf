/** Tests of what JFR and JMX show. Start at {@link dev.hotreload.monitor.MonitorsTest}. */
@NullMarked
package dev.hotreload.monitor;

import org.jspecify.annotations.NullMarked;
