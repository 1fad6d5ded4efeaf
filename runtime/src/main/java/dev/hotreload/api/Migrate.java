package dev.hotreload.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a static method that gives objects which exist already the value of a field that a reload adds to their class,
 * or that has got another type, or another meaning: for instance {@code price} in euros from what was {@code cents}.
 *
 * <pre>{@code
 * @Migrate(field = "price", from = "cents")
 * private static BigDecimal price(long cents) {
 *     return BigDecimal.valueOf(cents, 2);
 * }
 * }</pre>
 *
 * <p>The method is in the class that declares the field. Its parameters are the old value, or the object, or the object
 * and the old value; it returns the new one. It is called when the field is first used after the reload, once for each
 * object that was made before, in the place of the field's initialiser. If it throws something, that is reported, and
 * the object gets the value that it would have without this method.
 *
 * <p>A field whose name and type are as before gets new values if the class had no such method for it before the
 * reload. So take the method out of the code when it has done its work; without hot reload, nothing calls it.
 *
 * <p>Without {@link #field}, the method makes an object of its class from one that an earlier generation of the class
 * loaders kept: it takes the values of all fields by their names, and returns the object that the program goes on with.
 *
 * <pre>{@code
 * @Migrate
 * static Pipeline migrate(Map<String, Object> old) {
 *     return new Pipeline((List<Step>) old.get("steps"), (int) old.get("threads"));
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Migrate {

    /**
     * The field that gets the value.
     *
     * @return its name; empty: the method makes a whole object
     */
    String field() default "";

    /**
     * The field of the class, as it was before, whose value is passed.
     *
     * @return its name; empty: that of {@link #field}
     */
    String from() default "";
}
