/**
 * A change set as data: the class files of all modules before and after, under the names that live, and how they
 * differ. Start at {@link dev.hotreload.change.ChangeSet}.
 */
@NullMarked
package dev.hotreload.change;

import org.jspecify.annotations.NullMarked;
