package dev.hotreload.random.model;

/** The class that makes texts of objects which have none of their own. It never changes. */
final class ValuesSource {

    static final String JAVA = """
            package c;

            public class Values {
                private static final ThreadLocal<StringBuilder> NOTED = ThreadLocal.withInitial(StringBuilder::new);

                private static final ThreadLocal<Integer> PASSES = ThreadLocal.withInitial(() -> 0);

                private Values() {}

                /** Has so many passages end in an exception; 0 for none. */
                public static void throwAfter(int passes) {
                    PASSES.set(passes);
                }

                /** Stands in all methods. */
                public static void passed() {
                    int passes = PASSES.get();
                    PASSES.set(passes - 1);
                    if (passes == 1) {
                        throw new UnsupportedOperationException("passed");
                    }
                }

                public static void start() {
                    NOTED.get().setLength(0);
                }

                /** The value; what it was made of is told with the next text. */
                public static <X> X after(Object noted, X value) {
                    NOTED.get().append(noted).append(' ');
                    return value;
                }

                public static String text(Object value) {
                    String noted = NOTED.get().toString();
                    start();
                    return noted + name(value);
                }

                /** A live constant that has got a body has no class of its own. */
                private static String name(Object value) {
                    if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean
                            || value instanceof Character) {
                        return String.valueOf(value);
                    }
                    return value instanceof Enum<?> constant
                            ? constant.getDeclaringClass().getName() + "." + constant.name()
                            : value == null ? "none" : value.getClass().getName();
                }

                public static String state(Object value) {
                    String text = text(value);
                    if (value == null) {
                        return text;
                    }
                    try {
                        return text + value.getClass().getMethod("state").invoke(value);
                    } catch (NoSuchMethodException none) {
                        return text;
                    } catch (ReflectiveOperationException failed) {
                        return text + failed + failed.getCause();
                    }
                }
            }
            """;

    private ValuesSource() {}
}
