package com.example.app;

/** What the whole program computes; every class of every module takes part. */
class Sum {

    private final A0 a0 = new A0();
    private final A1 a1 = new A1();
    private final A2 a2 = new A2();

    String show() {
        return a0.show() + " | " + a1.show() + " | " + a2.show();
    }

    public static void main(String[] args) {
        System.out.println(new Sum().show());
    }
}
