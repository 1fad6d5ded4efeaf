package dev.hotreload.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which values survive that the type of their field changes; the others are initialised anew. */
class ConversionTest {
    private static final String ANEW = "initialised anew";

    /** A value of the old type, and what the field of the new type has. */
    record Row(
            Class<?> from,
            @Nullable Object value,
            Class<?> to,
            @Nullable Object expected) {
        @Override
        public String toString() {
            return from.getSimpleName() + ' ' + value + " -> " + to.getSimpleName() + ' ' + expected;
        }
    }

    static Stream<Row> rows() {
        List<Object> list = new ArrayList<>();
        return Stream.of(
                // Widening, as JLS §5.1.2 has it.
                new Row(int.class, 7, long.class, 7L),
                new Row(byte.class, (byte) -1, int.class, -1),
                new Row(char.class, 'a', int.class, 97),
                new Row(long.class, 7L, double.class, 7.0),
                new Row(float.class, 0.5f, double.class, 0.5),
                // Narrowing is not assignment.
                new Row(long.class, 7L, int.class, ANEW),
                new Row(int.class, 7, short.class, ANEW),
                new Row(int.class, 97, char.class, ANEW),
                new Row(double.class, 1.0, float.class, ANEW),
                new Row(boolean.class, true, int.class, ANEW),
                new Row(int.class, 1, boolean.class, ANEW),
                // Boxes.
                new Row(int.class, 7, Integer.class, 7),
                new Row(int.class, 7, Object.class, 7),
                new Row(int.class, 7, Number.class, 7),
                new Row(int.class, 7, Long.class, ANEW),
                new Row(Integer.class, 7, int.class, 7),
                new Row(Integer.class, 7, long.class, 7L),
                new Row(Integer.class, null, int.class, ANEW),
                new Row(Long.class, 7L, int.class, ANEW),
                // References, by the object that is there.
                new Row(ArrayList.class, list, List.class, list),
                new Row(Object.class, "text", String.class, "text"),
                new Row(Object.class, 7, String.class, ANEW),
                new Row(String.class, "text", Integer.class, ANEW),
                // Null says the same in types that one can cast to each other, and nothing in others.
                new Row(ArrayList.class, null, List.class, null),
                new Row(Object.class, null, String.class, null),
                new Row(String.class, null, Integer.class, ANEW));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aValueIsKeptIfItCanBeAssigned(Row row) throws Throwable {
        MethodHandle old =
                MethodHandles.dropArguments(MethodHandles.constant(Object.class, row.value), 0, Object.class);
        MethodHandle otherwise =
                MethodHandles.dropArguments(MethodHandles.constant(Object.class, ANEW), 0, Object.class);

        Object converted =
                (Object) Conversion.of(old, row.from, row.to, otherwise).invokeExact(new Object());

        assertThat(converted).isEqualTo(row.expected);
    }

    static Stream<Row> withoutInitialiser() {
        return Stream.of(
                new Row(String.class, "text", Integer.class, null),
                new Row(long.class, 7L, int.class, null),
                new Row(int.class, 7, long.class, 7L));
    }

    @ParameterizedTest
    @MethodSource("withoutInitialiser")
    void aFieldWithoutInitialiserHasNothingElse(Row row) throws Throwable {
        MethodHandle old =
                MethodHandles.dropArguments(MethodHandles.constant(Object.class, row.value), 0, Object.class);

        Object converted = (Object) Conversion.of(old, row.from, row.to, null).invokeExact(new Object());

        assertThat(converted).isEqualTo(row.expected);
    }
}
