package dev.hotreload.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.Holder;
import dev.hotreload.state.Prepared.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the constructors of a class do to a new object before their own code. */
class BeginningTest {
    /** Fields of generation 1; none may be evaluated. */
    private static Field field(Class<?> type, int index) {
        return Field.of(type, index, 1, object -> {
            throw new AssertionError("evaluated");
        });
    }

    private static void begin(Prepared object, Field... fields) throws Throwable {
        Beginning.of(Prepared.STATE, List.of(fields).stream().map(Field::values).toList())
                .invoke(object);
    }

    private static List<@Nullable Object> values(Prepared object, Field... fields) throws Throwable {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(field.get(object));
        }
        return values;
    }

    @Test
    void aNewObjectHasDefaultValuesWhateverTheInitialisersSay() throws Throwable {
        Field[] fields = {field(int.class, 0), field(double.class, 1), field(String.class, 0), field(List.class, 1)};
        Prepared object = new Prepared();

        begin(object, fields);

        assertThat(values(object, fields)).containsExactly(0, 0.0, null, null);
    }

    @Test
    void fieldsThatFindNoRoomInTheFirstHolderBeginToo() throws Throwable {
        Field[] fields = {field(int.class, 0), field(int.class, 5), field(String.class, 2)};
        Prepared object = new Prepared();

        begin(object, fields);

        assertThat(values(object, fields)).containsExactly(0, 0, null);
    }

    @Test
    void theGenerationThatMakesTheObjectIsRemembered() throws Throwable {
        Prepared object = new Prepared(4);
        Holder shared = object.holder();

        begin(object, field(int.class, 0));

        assertThat(object.state).isNotSameAs(shared);
        assertThat(object.holder().madeIn).isEqualTo(4);
    }

    @Test
    void whatTheConstructorOfASuperclassSetStays() throws Throwable {
        Field inherited = field(int.class, 0);
        Field own = field(int.class, 1);
        Prepared object = new Prepared();
        begin(object, inherited);
        inherited.set(object, 5);

        begin(object, own);

        assertThat(values(object, inherited, own)).containsExactly(5, 0);
    }

    @Test
    void twoConstructorsOfOneClassBeginOnce() throws Throwable {
        Field field = field(int.class, 0);
        Prepared object = new Prepared();
        begin(object, field);
        field.set(object, 5);

        begin(object, field);

        assertThat(field.get(object)).isEqualTo(5);
    }
}
