@Label("one")
package com.example;
