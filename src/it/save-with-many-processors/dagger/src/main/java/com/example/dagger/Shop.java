package com.example.dagger;

import dagger.Component;

/** Dagger writes what implements it. */
@Component(modules = Words.class)
public interface Shop {

    Greeting greeting();

    static String show() {
        return DaggerShop.create().greeting().toString();
    }
}
