/** The stress of {@code dev.hotreload.vm}: start at {@link dev.hotreload.vm.stress.HierarchyStressIT}. */
@NullMarked
package dev.hotreload.vm.stress;

import org.jspecify.annotations.NullMarked;
