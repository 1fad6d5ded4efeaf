/**
 * What is woven into class files: {@link dev.hotreload.weave.Preparation} when a class is first defined, {@link
 * dev.hotreload.weave.RedefinitionWeaver} when it changes. No application class is loaded here. Start at {@link
 * dev.hotreload.weave.Preparation}.
 */
@NullMarked
package dev.hotreload.weave;

import org.jspecify.annotations.NullMarked;
