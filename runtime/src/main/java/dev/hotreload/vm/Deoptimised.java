package dev.hotreload.vm;

import java.util.List;

/**
 * What the JIT was made to forget.
 *
 * @param retransformed the classes that were retransformed for it
 * @param kept the classes whose compiled code stays as it was, because the JVM does not retransform them
 */
public record Deoptimised(List<Class<?>> retransformed, List<Class<?>> kept) {}
