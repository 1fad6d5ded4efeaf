package dev.hotreload.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.boot.Holder;
import dev.hotreload.state.Prepared.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What code of a new generation finds in a field that the generation added, and leaves there. */
class AddedFieldValuesTest {
    private final List<@Nullable Object> evaluated = new ArrayList<>();

    /** A field of generation 3 that begins with {@code value}, and a record of the objects for which it did. */
    private Field field(Class<?> type, @Nullable Object value) {
        return Field.of(type, 0, 3, object -> {
            evaluated.add(object);
            return value;
        });
    }

    @Test
    void anOldObjectHasTheValueOfTheDeclaredInitialiser() throws Throwable {
        Field field = field(int.class, 7);
        Prepared object = new Prepared();

        assertThat(field.get(object)).isEqualTo(7);
        assertThat(evaluated).containsExactly(object);
    }

    @Test
    void theInitialiserRunsOnceForEachObject() throws Throwable {
        Field field = field(String.class, "declared");
        Prepared one = new Prepared();
        Prepared other = new Prepared();

        for (int round = 0; round < 3; round++) {
            field.get(one);
            field.get(other);
        }

        assertThat(evaluated).containsExactly(one, other);
    }

    @Test
    void nothingIsEvaluatedForAnObjectWhoseFieldNobodyUses() {
        Prepared object = new Prepared();
        field(String.class, "declared");

        assertThat(evaluated).isEmpty();
        assertThat(object.state).isNull();
    }

    @Test
    void eachObjectHasItsOwnValue() throws Throwable {
        Field field = field(String.class, "declared");
        Prepared one = new Prepared();
        Prepared other = new Prepared();

        field.set(one, "mine");

        assertThat(field.get(one)).isEqualTo("mine");
        assertThat(field.get(other)).isEqualTo("declared");
    }

    @Test
    void theInitialiserRunsBeforeTheFirstAssignmentAsItWouldInAConstructor() throws Throwable {
        Field field = field(int.class, 7);
        Prepared object = new Prepared();

        field.set(object, 8);

        assertThat(evaluated).containsExactly(object);
        assertThat(field.get(object)).isEqualTo(8);
    }

    @Test
    void nullIsAValueLikeAnyOther() throws Throwable {
        Field evaluatesToNull = field(String.class, null);
        Prepared object = new Prepared();

        assertThat(evaluatesToNull.get(object)).isNull();
        assertThat(evaluatesToNull.get(object)).isNull();
        evaluatesToNull.set(object, "text");
        evaluatesToNull.set(object, null);
        assertThat(evaluatesToNull.get(object)).isNull();

        assertThat(evaluated).hasSize(1);
    }

    @Test
    void theNumberThatStandsForNoValueIsAValueToo() throws Throwable {
        Field field = field(long.class, 1L);
        Prepared object = new Prepared();

        field.set(object, Holder.UNSET);
        assertThat(field.get(object)).isEqualTo(Holder.UNSET);
        field.set(object, 5L);
        assertThat(field.get(object)).isEqualTo(5L);

        assertThat(evaluated).hasSize(1);
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of(boolean.class, false),
                Arguments.of(byte.class, (byte) 0),
                Arguments.of(char.class, '\0'),
                Arguments.of(short.class, (short) 0),
                Arguments.of(int.class, 0),
                Arguments.of(long.class, 0L),
                Arguments.of(float.class, 0f),
                Arguments.of(double.class, 0d),
                Arguments.of(String.class, null));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void aFieldWithoutInitialiserHasTheDefaultValueOfItsType(Class<?> type, @Nullable Object value) throws Throwable {
        assertThat(Field.of(type, false, 0).get(new Prepared())).isEqualTo(value);
        assertThat(Field.of(type, true, 1).get(new Prepared())).isEqualTo(value);
    }

    static Stream<Arguments> extremes() {
        return Stream.of(
                Arguments.of(boolean.class, true),
                Arguments.of(byte.class, Byte.MIN_VALUE),
                Arguments.of(char.class, Character.MAX_VALUE),
                Arguments.of(short.class, Short.MIN_VALUE),
                Arguments.of(int.class, Integer.MIN_VALUE),
                Arguments.of(long.class, Long.MIN_VALUE),
                Arguments.of(float.class, -0f),
                Arguments.of(float.class, Float.NaN),
                Arguments.of(double.class, Double.MIN_VALUE),
                Arguments.of(double.class, Double.NEGATIVE_INFINITY),
                Arguments.of(int[].class, new int[] {1}));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void everyValueOfATypeComesBackAsItWentIn(Class<?> type, Object value) throws Throwable {
        for (boolean isVolatile : new boolean[] {false, true}) {
            for (int index = 0; index < 4; index++) {
                Field field = Field.of(type, isVolatile, index);
                Prepared object = new Prepared();
                field.set(object, value);
                assertThat(field.get(object)).as("place %d", index).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void anInitialiserMayGiveEveryValueOfTheType(Class<?> type, Object value) throws Throwable {
        assertThat(Field.of(type, true, 2, 1, object -> value).get(new Prepared()))
                .isEqualTo(value);
    }

    @Test
    void manyFieldsOfAnObjectHaveAPlaceEach() throws Throwable {
        List<Field> fields = new ArrayList<>();
        for (int index = 0; index < 7; index++) {
            int number = index;
            fields.add(Field.of(int.class, index, 1, object -> number));
            fields.add(Field.of(String.class, index, 1, object -> "text " + number));
        }
        Prepared object = new Prepared();

        assertThat(values(fields, object))
                .containsExactly(
                        0, "text 0", 1, "text 1", 2, "text 2", 3, "text 3", 4, "text 4", 5, "text 5", 6, "text 6");
        fields.get(4).set(object, -2);
        fields.get(13).set(object, null);
        assertThat(values(fields, object))
                .containsExactly(
                        0, "text 0", 1, "text 1", -2, "text 2", 3, "text 3", 4, "text 4", 5, "text 5", 6, null);
    }

    private static List<@Nullable Object> values(List<Field> fields, Prepared object) throws Throwable {
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(field.get(object));
        }
        return values;
    }

    @Test
    void aFieldFarBehindMakesNoRoomForThoseBeforeIt() throws Throwable {
        Prepared object = new Prepared();
        Field.of(int.class, 9, 1, any -> 9).get(object);

        List<@Nullable Holder> behind = Arrays.asList(object.holder().more);
        assertThat(behind).hasSize(4).last().isNotNull();
        assertThat(behind.subList(0, 3)).containsOnlyNulls();
    }

    @Test
    void anObjectOfANewConstructorBeginsWithTheDefaultValueThatTheConstructorThenSets() throws Throwable {
        Field field = field(int.class, 7);
        Prepared madeIn3 = new Prepared(3);
        Prepared madeIn5 = new Prepared(5);

        assertThat(field.get(madeIn3)).isEqualTo(0);
        assertThat(field.get(madeIn5)).isEqualTo(0);
        assertThat(evaluated).isEmpty();
    }

    @Test
    void anObjectOfAnEarlierGenerationIsAnOldOneToTheField() throws Throwable {
        Field field = field(int.class, 7);
        Prepared object = new Prepared(2);

        assertThat(field.get(object)).isEqualTo(7);
        assertThat(object.holder().madeIn).isEqualTo(2);
    }

    @Test
    void whatManyNewObjectsBeginWithIsNeverWritten() throws Throwable {
        Field field = field(String.class, "declared");
        Prepared one = new Prepared(3);
        Prepared other = new Prepared();
        other.state = one.state;
        Holder shared = one.holder();

        field.set(one, "mine");

        assertThat(field.get(other)).isNull();
        assertThat(field.get(one)).isEqualTo("mine");
        assertThat(shared.filled).isZero();
    }

    @Test
    void aFailingInitialiserFailsEveryUseUntilItDoesNot() throws Throwable {
        List<Throwable> failures = new ArrayList<>(List.of(new IllegalStateException("no"), new IOException()));
        Field field = Field.of(int.class, 0, 3, object -> {
            if (!failures.isEmpty()) {
                throw failures.remove(0);
            }
            return 7;
        });
        Prepared object = new Prepared();

        assertThatThrownBy(() -> field.get(object)).hasMessage("no");
        assertThatThrownBy(() -> field.set(object, 1)).isInstanceOf(IOException.class);
        assertThat(field.get(object)).isEqualTo(7);
    }

    @Test
    void anInitialiserSeesTheFieldAsAConstructorDoes() throws Throwable {
        List<@Nullable Object> seen = new ArrayList<>();
        Field[] field = new Field[1];
        field[0] = Field.of(int.class, 0, 3, object -> {
            Prepared own = (Prepared) Objects.requireNonNull(object);
            seen.add(field[0].get(own));
            field[0].set(own, 4);
            seen.add(field[0].get(own));
            return 7;
        });
        Prepared object = new Prepared();

        assertThat(field[0].get(object)).isEqualTo(7);
        assertThat(seen).containsExactly(0, 4);
        assertThat(field[0].get(object)).isEqualTo(7);
    }

    @Test
    void aStaticFieldHasOneValue() throws Throwable {
        Field field = Field.ofClass(String.class, none -> {
            evaluated.add(none);
            return "declared";
        });

        assertThat(field.getStatic()).isEqualTo("declared");
        field.setStatic("set");
        assertThat(field.getStatic()).isEqualTo("set");
        assertThat(evaluated).hasSize(1).containsOnlyNulls();
    }

    @Test
    void aStaticFieldThatIsInitialisedAgainIsNotEvaluatedOnItsOwn() throws Throwable {
        Field field = Field.ofClass(int.class, none -> {
            throw new AssertionError("evaluated");
        });

        field.values().beginStatic();
        field.setStatic(9);

        assertThat(field.getStatic()).isEqualTo(9);
    }

    @Test
    void toLookAtAValueDoesNotBringItIntoBeing() throws Throwable {
        Field field = field(char.class, 'c');
        Prepared object = new Prepared();

        assertThat(field.values().valueIfSet(object)).isNull();
        assertThat(evaluated).isEmpty();
        field.get(object);
        assertThat(field.values().valueIfSet(object)).isEqualTo('c');
    }

    @Test
    void aCopyOfTheValuesHasALifeOfItsOwn() throws Throwable {
        Field near = field(int.class, 7);
        Field far = Field.of(String.class, 3, 3, object -> "declared");
        Prepared object = new Prepared();
        near.set(object, 1);
        far.set(object, "original");
        Prepared clone = new Prepared();
        clone.state = object.holder().copy();

        near.set(clone, 2);
        far.set(clone, "clone");

        assertThat(List.of(near.get(object), far.get(object))).containsExactly(1, "original");
        assertThat(List.of(near.get(clone), far.get(clone))).containsExactly(2, "clone");
    }
}
