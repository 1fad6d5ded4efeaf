/**
 * What runs in the JVMs that the cases fork: JDK types only. Start at {@link dev.hotreload.cases.forked.CaseMain}.
 */
@NullMarked
package dev.hotreload.cases.forked;

import org.jspecify.annotations.NullMarked;
