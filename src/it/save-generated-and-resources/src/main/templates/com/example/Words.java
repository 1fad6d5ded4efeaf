package com.example;

final class Words {

    static String word() {
        return "${generated.word}";
    }

    private Words() {}
}
