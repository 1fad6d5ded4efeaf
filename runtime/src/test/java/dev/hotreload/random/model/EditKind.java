package dev.hotreload.random.model;

import java.util.function.Consumer;

/** The kinds of {@link Edit}. */
public enum EditKind {
    ADD_TYPE(2, TypeEditor::add),
    REMOVE_TYPE(1, NameEditor::remove),
    RENAME_TYPE(2, NameEditor::rename),
    CLOSE_TYPE(3, TypeEditor::close),
    GENERIFY(2, GenericsEditor::generify),
    CHANGE_GENERICS(3, GenericsEditor::change),
    UNGENERIFY(1, GenericsEditor::ungenerify),
    /** In steps of its own. */
    CHANGE_HIERARCHY(0, HierarchyEditor::change),
    /** As often as {@code RandomProgram} wants it, beside the others. */
    ADD_INTERFACE(0, InterfaceEditor::add),
    /** As {@link #ADD_INTERFACE}. */
    REMOVE_INTERFACE(0, InterfaceEditor::remove),
    /** As {@link #ADD_INTERFACE}. */
    EXTRACT_SUPERCLASS(0, SuperclassEditor::extract),
    /** As {@link #ADD_INTERFACE}. */
    INSERT_SUPERCLASS(0, SuperclassEditor::insert),
    /** As {@link #ADD_INTERFACE}. */
    REMOVE_SUPERCLASS(0, SuperclassEditor::remove),

    CHANGE_BODY(14, DeclarationEditor::changeBody),
    CHANGE_MODIFIERS(2, DeclarationEditor::changeModifiers),
    CHANGE_SIGNATURE(2, DeclarationEditor::changeSignature),
    TOGGLE_FINAL_METHOD(2, DeclarationEditor::toggleFinal),
    MOVE_MEMBER(2, DeclarationEditor::move),
    CHANGE_LINES(2, TypeEditor::changeLines),

    ADD_METHOD(8, MethodEditor::add),
    ADD_MAKER(4, MethodEditor::addMaker),
    REMOVE_METHOD(4, MethodEditor::remove),
    RENAME_METHOD(4, MethodEditor::rename),
    CHANGE_PARAMETERS(4, MethodEditor::changeParameters),
    CHANGE_RESULT(3, MethodEditor::changeResult),
    TOGGLE_STATIC(3, MethodEditor::toggleStatic),
    CHANGE_VISIBILITY(3, MethodEditor::changeVisibility),
    ADD_OVERRIDE(7, OverrideEditor::add),
    REMOVE_OVERRIDE(4, OverrideEditor::remove),
    PULL_UP_METHOD(2, MethodMoveEditor::pullUp),
    PUSH_DOWN_METHOD(2, MethodMoveEditor::pushDown),
    HIDE_METHOD(3, MethodMoveEditor::hide),

    ADD_FIELD(8, FieldEditor::add),
    REMOVE_FIELD(4, FieldEditor::remove),
    RENAME_FIELD(2, FieldEditor::rename),
    RETYPE_FIELD(3, FieldEditor::retype),
    CHANGE_INITIALISER(5, FieldEditor::changeInitialiser),
    CHANGE_FIELD_VISIBILITY(2, FieldEditor::changeVisibility),
    TOGGLE_FINAL_FIELD(2, FieldEditor::toggleFinal),
    TOGGLE_STATIC_FIELD(2, FieldEditor::toggleStatic),
    CHANGE_INITIALISER_STYLE(3, FieldEditor::changeStyle),
    PULL_UP_FIELD(2, FieldMoveEditor::pullUp),
    PUSH_DOWN_FIELD(2, FieldMoveEditor::pushDown),
    HIDE_FIELD(3, FieldMoveEditor::hide),
    SHOW_FIELD(2, FieldMoveEditor::show),

    ADD_CONSTRUCTOR(3, ConstructorEditor::add),
    REMOVE_CONSTRUCTOR(2, ConstructorEditor::remove),
    CHANGE_CONSTRUCTOR(4, ConstructorEditor::change),
    CHANGE_CONSTRUCTOR_VISIBILITY(3, ConstructorEditor::changeVisibility),

    CHANGE_COMPACT_CONSTRUCTOR(2, ConstructorEditor::changeCompact),

    ADD_CONSTANT(3, EnumEditor::add),
    REMOVE_CONSTANT(2, EnumEditor::remove),
    MOVE_CONSTANT(2, EnumEditor::move),
    CHANGE_CONSTANT_ARGUMENT(2, EnumEditor::changeArgument),
    CHANGE_CONSTANT_BODY(2, EnumEditor::changeBody),

    ADD_COMPONENT(2, RecordEditor::add),
    REMOVE_COMPONENT(1, RecordEditor::remove),
    MOVE_COMPONENT(1, RecordEditor::move),

    ADD_INNER(3, InnerEditor::add),
    REMOVE_INNER(1, InnerEditor::remove),
    CHANGE_INNER(2, InnerEditor::changeBody),

    ANNOTATE_METHOD(2, AnnotationEditor::ofMethod),
    ANNOTATE_FIELD(1, AnnotationEditor::ofField),
    ANNOTATE_TYPE(1, AnnotationEditor::ofType);

    private final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // references to methods, which capture nothing
    private final Consumer<Editor> edit;

    EditKind(int weight, Consumer<Editor> edit) {
        this.weight = weight;
        this.edit = edit;
    }

    /** How often it is chosen, beside the others. */
    public int weight() {
        return weight;
    }

    void apply(Editor editor) {
        edit.accept(editor);
    }
}
