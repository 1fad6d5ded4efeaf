package dev.hotreload.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method that is called before each reload, while the old code still runs: for instance to stop what must not
 * run meanwhile.
 *
 * <p>The method is static, or it is called on every object of its class that is alive and that a constructor made;
 * whether it is private does not matter. It takes nothing, or one {@link Reload} with what is about to change. It is
 * called on a thread of the runtime, one after the other in no particular order, and should return soon, because the
 * reload waits for it. What it throws is reported and has no other effect. A static method is called once its class is
 * initialised.
 *
 * <p>Without hot reload, nothing calls it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BeforeReload {}
