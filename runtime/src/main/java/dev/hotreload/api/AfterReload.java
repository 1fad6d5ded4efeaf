package dev.hotreload.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called after each reload, in its new code: for instance to build a cache again.
 *
 * <p>It is called as a method with {@link BeforeReload} is, with what has changed. If the JVM did not take the change
 * after the methods with {@link BeforeReload} had been called, it is called nevertheless, with the generation that runs
 * on and without classes, so that what was stopped can go on.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AfterReload {}
