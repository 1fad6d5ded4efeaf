package dev.hotreload.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * For unit tests of a support: stands for the runtime, and records what the support tells.
 *
 * <pre>{@code
 * MenuSupport support = new MenuSupport();
 * RecordedFollowing following = new RecordedFollowing(support, registry);
 * ChangedType type = ChangedTypeBuilder.changed(Soup.class).adds("price", "()I").build();
 * support.follow(new Changes(List.of(type), Set.of()), following);
 * assertThat(following.lines()).containsExactly("~ menu Soup");
 * }</pre>
 *
 * <p>For one thread.
 */
public final class RecordedFollowing implements Following {
    private final List<Object> objects;
    private final List<String> lines = new ArrayList<>();
    private final List<String> filled = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * With objects of the framework.
     *
     * @param support the support under test
     * @param objects what the runtime would find, in the order in which it was made
     * @throws IllegalArgumentException if the runtime would not find one of them, because {@link
     *     FrameworkSupport#objects} names neither its class nor one above it
     */
    public RecordedFollowing(FrameworkSupport support, Object... objects) {
        for (Object object : objects) {
            if (!isReported(support, object.getClass())) {
                throw new IllegalArgumentException("the support " + support.name() + " names no class of the object's: "
                        + object.getClass().getName());
            }
        }
        this.objects = List.of(objects);
    }

    private static boolean isReported(FrameworkSupport support, Class<?> made) {
        for (Class<?> type = made; type != null; type = type.getSuperclass()) {
            if (support.objects().contains(type.getName())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public <T> List<T> objects(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void added(String what) {
        lines.add("+ " + what);
    }

    @Override
    public void removed(String what) {
        lines.add("- " + what);
    }

    @Override
    public void changed(String what) {
        lines.add("~ " + what);
    }

    @Override
    public void filled(Class<?> declaring, String fieldName) {
        filled.add(declaring.getName() + "." + fieldName);
    }

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * What the support told of what is there now, is gone and is different.
     *
     * @return as in the generation's line, such as {@code + GET /owners}, in the order in which it was told
     */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The fields in which the support has filled in values.
     *
     * @return binary name of the class and name of the field, with a dot between
     */
    public List<String> filled() {
        return List.copyOf(filled);
    }

    /**
     * What the support told of what did not become live.
     *
     * @return the sentences
     */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
