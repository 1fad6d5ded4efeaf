/**
 * What reflection, handles and serialisation answer: the members as the sources declare them. Start at {@link
 * dev.hotreload.source.SourceReflection}.
 */
@NullMarked
package dev.hotreload.source;

import org.jspecify.annotations.NullMarked;
