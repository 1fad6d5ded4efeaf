package dev.hotreload.random.model;

/** The members of the class that keeps objects from version to version. */
public final class KeptSection {

    private static final String LINE =
            "frames.append(':').append(frame.getFileName()).append(':').append(frame.getLineNumber());";

    private static final String JAVA = """
            Map<String, Object> OBJECTS = new HashMap<>();

            static void set(Object object, String type, String name, Object value) throws Throwable {
                Field field = Class.forName(type).getDeclaredField(name);
                field.setAccessible(true);
                field.set(object, value);
            }

            static Object read(String type, String name) throws Throwable {
                Field field = Class.forName(type).getDeclaredField(name);
                field.setAccessible(true);
                return c.Values.state(field.get(null));
            }

            static String trace(Throwable thrown) {
                StringBuilder frames = new StringBuilder(thrown.toString());
                for (StackTraceElement frame : thrown.getStackTrace()) {
                    String type = frame.getClassName();
                    boolean isOfProgram = (type.startsWith("p.") || type.startsWith("c."))
                            && !List.of("c.Values", "p.Drive", "p.Kept").contains(type);
                    if (isOfProgram) {
                        // A numbered class of a nested class that was renamed may live on under the old name.
                        String shown = type.replaceAll("\\\\$.*(?=\\\\$\\\\d)", "");
                        frames.append("; ").append(shown).append('.').append(frame.getMethodName());
                        // line
                    }
                }
                return frames.toString();
            }

            static String shape(Class<?> type) {
                List<String> members = new ArrayList<>();
                for (Method method : type.getDeclaredMethods()) {
                    if (!method.isSynthetic()) {
                        members.add(method.toGenericString() + Arrays.toString(method.getAnnotations())
                                + Arrays.deepToString(method.getParameterAnnotations()));
                    }
                }
                for (Field field : type.getDeclaredFields()) {
                    if (!field.isSynthetic()) {
                        members.add(field + Arrays.toString(field.getAnnotations()));
                    }
                }
                for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                    if (!constructor.isSynthetic()) {
                        members.add(constructor.toString());
                    }
                }
                for (Class<?> member : type.getDeclaredClasses()) {
                    members.add(member.toString());
                }
                for (TypeVariable<?> variable : type.getTypeParameters()) {
                    members.add(variable + Arrays.toString(variable.getBounds()));
                }
                members.add(type.getGenericSuperclass()
                        + Arrays.toString(type.getGenericInterfaces()));
                Collections.sort(members);
                if (type.isRecord()) {
                    members.add(Arrays.toString(type.getRecordComponents()));
                }
                return type.toGenericString() + Arrays.toString(type.getAnnotations()) + members;
            }
            """;

    private KeptSection() {}

    /** The section of the kept objects. */
    public static String java() {
        return Without.LINES ? JAVA : JAVA.replace("// line", LINE);
    }
}
