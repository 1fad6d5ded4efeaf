/**
 * The members that a debugger sees of a class, with the fields that reloads have added. Start at
 * {@link dev.hotreload.maven.debug.fields.MemberCommands}.
 */
@NullMarked
package dev.hotreload.maven.debug.fields;

import org.jspecify.annotations.NullMarked;
