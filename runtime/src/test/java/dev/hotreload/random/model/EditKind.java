package dev.hotreload.random.model;

import java.util.function.Consumer;

/** The kinds of {@link Edit}. */
public enum EditKind {
    ADD_TYPE(2, Editor::addType),
    REMOVE_TYPE(1, Editor::removeType),

    CHANGE_BODY(14, Editor::changeBody),
    ADD_METHOD(8, Editor::addMethod),
    ADD_MAKER(4, Editor::addMaker),
    REMOVE_METHOD(4, Editor::removeMethod),
    RENAME_METHOD(4, Editor::renameMethod),
    CHANGE_PARAMETERS(4, Editor::changeParameters),
    CHANGE_RESULT(3, Editor::changeResult),
    ADD_OVERRIDE(7, Editor::addOverride),
    REMOVE_OVERRIDE(4, Editor::removeOverride),
    TOGGLE_STATIC(3, Editor::toggleStatic),
    CHANGE_VISIBILITY(3, Editor::changeVisibility),
    CHANGE_MODIFIERS(2, Editor::changeModifiers),
    ANNOTATE(2, Editor::annotate),
    MOVE_MEMBER(2, Editor::moveMember),

    ADD_FIELD(8, FieldEditor::add),
    REMOVE_FIELD(4, FieldEditor::remove),
    RENAME_FIELD(2, FieldEditor::rename),
    RETYPE_FIELD(3, FieldEditor::retype),
    CHANGE_INITIALISER(5, FieldEditor::changeInitialiser),
    CHANGE_FIELD_VISIBILITY(2, FieldEditor::changeVisibility),
    TOGGLE_FINAL_FIELD(2, FieldEditor::toggleFinal),
    TOGGLE_STATIC_FIELD(2, FieldEditor::toggleStatic),

    ADD_CONSTRUCTOR(3, ConstructorEditor::add),
    REMOVE_CONSTRUCTOR(2, ConstructorEditor::remove),
    CHANGE_CONSTRUCTOR(4, ConstructorEditor::change);

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
