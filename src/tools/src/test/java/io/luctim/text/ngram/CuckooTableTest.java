// SPDX-License-Identifier: Apache-2.0
package io.luctim.text.ngram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The storage of models: keys are found, others seldom, and damage is noticed. */
class CuckooTableTest {
  @ParameterizedTest
  @CsvSource({"4, 5, 0.008", "4, 3, 0.002", "3, 6, 0.0005", "3, 5, 0.0003"})
  void findsItsKeysAndFewOthers(int slots, int valueBits, double others) {
    CuckooTableBuilder builder = new CuckooTableBuilder(slots, valueBits);
    int entries = 50_000;
    for (int i = 0; i < entries; i++) {
      builder.put(NgramKeys.of(1, i, 7), value(i, valueBits));
    }
    CuckooTable table = copy(builder.build());
    int wrong = 0;
    for (int i = 0; i < entries; i++) {
      int value = table.get(NgramKeys.of(1, i, 7));
      assertTrue(value > 0, "entry " + i);
      wrong += value == value(i, valueBits) ? 0 : 1;
    }
    assertTrue(wrong <= others * entries, wrong + " of " + entries);
    wrong = 0;
    for (int i = 0; i < 200_000; i++) {
      wrong += table.get(NgramKeys.of(2, i, 7)) == 0 ? 0 : 1;
    }
    assertTrue(wrong <= others * 200_000, wrong + " of 200,000");
    assertTrue(table.byteSize() < entries * 3, table.byteSize() + " bytes");
  }

  private static int value(int i, int valueBits) {
    return 1 + i % ((1 << valueBits) - 1);
  }

  private static CuckooTable copy(CuckooTable table) {
    ByteBuffer bytes = ByteBuffer.allocate(table.byteSize());
    table.write(bytes);
    return CuckooTable.read(bytes.flip());
  }

  /** The slot of the only entry, where the diagram of the class shows it. */
  @ParameterizedTest
  @CsvSource({"4, 5", "3, 6"})
  void aSlotIsAFingerprintAndAValue(int slots, int valueBits) {
    long key = NgramKeys.of(1, 2, 3);
    CuckooTableBuilder builder = new CuckooTableBuilder(slots, valueBits);
    builder.put(key, 7);
    CuckooTable table = builder.build();
    ByteBuffer bytes = ByteBuffer.allocate(table.byteSize());
    table.write(bytes);
    bytes.flip();
    assertEquals(slots, bytes.get());
    assertEquals(valueBits, bytes.get());
    int count = bytes.getInt();
    int slotBits = 64 / slots;
    List<Long> filled = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long bucket = bytes.getLong();
      for (int slot = 0; slot < slots; slot++) {
        long bits = bucket >>> slot * slotBits & (1L << slotBits) - 1;
        if (bits != 0) {
          filled.add(bits);
        }
      }
    }
    long fingerprint = key & (1L << slotBits - valueBits) - 1;
    assertEquals(List.of(fingerprint << valueBits | 7), filled);
  }

  @Test
  void anEmptyTableHoldsNothing() {
    assertEquals(0, new CuckooTableBuilder(4, 5).build().get(42));
  }

  @Test
  void aDamagedModelIsRefusedByName() {
    byte[] sealed = ModelFile.seal(new byte[] {1, 2, 3});
    assertEquals(3, ModelFile.open("x.model", sealed).remaining());
    for (int i = 0; i < sealed.length; i++) {
      byte[] damaged = sealed.clone();
      damaged[i] ^= 0x40;
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> ModelFile.open("x.model", damaged));
      assertTrue(String.valueOf(e.getMessage()).contains("x.model"), e.getMessage());
    }
    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(sealed, length);
      assertThrows(IllegalStateException.class, () -> ModelFile.open("x.model", cut));
    }
    assertThrows(
        IllegalStateException.class, () -> ModelFile.load(ModelFile.class, "absent.model"));
  }
}
