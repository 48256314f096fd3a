// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of an index that are cut short, changed, lengthened, exchanged or missing: checking,
 * copying and restoring it all say so, and nothing that is damaged takes the place of something
 * whole.
 *
 * <p>A few damages of each file in each build; many by {@code mvn -Pcrash test}.
 */
class DamageTest {
  private static final int FLIPS = Boolean.getBoolean("luctim.faults.every") ? 100 : 4;

  @TempDir Path temp;

  /** A damaged file; null where it is missing. */
  private record Damage(String how, byte[] bytes) {}

  private static List<Damage> damages(byte[] whole) {
    List<Damage> damages = new ArrayList<>();
    for (int i = 0; i < FLIPS; i++) {
      int at = (int) ((long) i * (whole.length - 1) / Math.max(1, FLIPS - 1));
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << i % 8);
      damages.add(new Damage("flipped at " + at, bytes));
      damages.add(new Damage("cut off at " + at, Arrays.copyOf(whole, at)));
    }
    damages.add(new Damage("lengthened", Arrays.copyOf(whole, whole.length + 1)));
    damages.add(new Damage("zeroed", new byte[whole.length]));
    damages.add(new Damage("missing", null));
    return damages;
  }

  @Test
  void everyDamageIsReportedByCheckBackupAndRestore() throws IOException {
    Path index = Indexes.make(temp.resolve("index"), 12);
    Path other = Indexes.make(temp.resolve("other"), 2);
    Map<String, byte[]> before = Indexes.files(other);
    int damages = 0;
    for (String name : committed(index)) {
      Path file = index.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      for (Damage damage : damages(whole)) {
        if (damage.bytes() == null) {
          Files.delete(file);
        } else {
          Files.write(file, damage.bytes());
        }
        assertReported(name + " " + damage.how(), index, other);
        damages++;
      }
      Files.write(file, whole);
    }
    Map<String, byte[]> after = Indexes.files(other);
    before.forEach((name, bytes) -> {
      if (!name.equals(WrittenFiles.NAME)) {
        assertArrayEquals(bytes, after.get(name), name);
      }
    });
    IndexBackup.copy(index, temp.resolve("copy")); // whole again, and where copies had failed
    assertEquals(12, IndexCheck.of(temp.resolve("copy")).articles());
    System.out.println(damages + " damages, each reported by check, backup and restore");
  }

  private static List<String> committed(Path index) throws IOException {
    try (FSDirectory directory = FSDirectory.open(index)) {
      return List.copyOf(SegmentInfos.readLatestCommit(directory).files(true));
    }
  }

  private void assertReported(String damage, Path index, Path other) throws IOException {
    try {
      IndexCheck check = IndexCheck.of(index);
      assertFalse(check.isWhole(), damage);
      assertFalse(check.problems().isEmpty(), damage);
    } catch (IndexAccessException e) {
      assertTrue(e.getMessage().contains(index.toString()), damage + ": " + e.getMessage());
    }
    Path copy = temp.resolve("copy");
    for (Runnable copies :
        List.<Runnable>of(
            () -> IndexBackup.copy(index, copy),
            () -> IndexBackup.restore(index, copy),
            () -> IndexBackup.replace(index, other))) {
      IndexAccessException e =
          assertThrows(IndexAccessException.class, copies::run, damage + " is not reported");
      assertTrue(e.getMessage().contains(index.toString()), damage + ": " + e.getMessage());
      assertFalse(e.getMessage().contains("newer Lucene"), damage + ": " + e.getMessage());
    }
    if (Files.exists(copy)) {
      assertFalse(
          Indexes.files(copy).keySet().stream().anyMatch(name -> name.startsWith("_")), damage);
    }
  }

  @Test
  void theDamagedFileIsNamed() throws IOException {
    Path index = Indexes.make(temp.resolve("index"), 12);
    String name =
        committed(index).stream().filter(file -> file.endsWith(".cfs")).findFirst().orElseThrow();
    byte[] bytes = Files.readAllBytes(index.resolve(name));
    bytes[bytes.length / 2] ^= 1;
    Files.write(index.resolve(name), bytes);
    assertTrue(IndexCheck.of(index).problems().getFirst().contains(name));
    IndexAccessException e =
        assertThrows(
            IndexAccessException.class, () -> IndexBackup.copy(index, temp.resolve("copy")));
    assertTrue(e.getMessage().contains(name), e.getMessage());
  }

  /** Each has its checksum, but they belong to two indexes. */
  @Test
  void filesOfAnotherIndexAreReported() throws IOException {
    Path index = Indexes.make(temp.resolve("index"), 12);
    Path other = Indexes.make(temp.resolve("other"), 12);
    for (String name : committed(index)) {
      if (!name.startsWith("segments") && Files.exists(other.resolve(name))) {
        byte[] own = Files.readAllBytes(index.resolve(name));
        Files.copy(
            other.resolve(name),
            index.resolve(name),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertReported(name + " exchanged", index, Indexes.copy(other, temp.resolve("third")));
        Files.write(index.resolve(name), own);
      }
    }
    assertTrue(IndexCheck.of(index).isWhole());
  }

  @Test
  void aReadableIndexIsReplacedAndAnUnreadableOneIsToBeMovedAway() throws IOException {
    Path backup = Indexes.make(temp.resolve("backup"), 7);
    Path index = Indexes.make(temp.resolve("index"), 12);
    List<String> files = committed(index);
    for (String name : files) {
      byte[] whole = Files.readAllBytes(index.resolve(name));
      Files.write(index.resolve(name), new byte[whole.length]);
      Path damaged = Indexes.copy(index, temp.resolve("damaged"));
      if (name.endsWith(".si") || name.startsWith("segments")) {
        IndexAccessException e =
            assertThrows(IndexAccessException.class, () -> IndexBackup.replace(backup, damaged));
        assertTrue(e.getMessage().contains(damaged + " is damaged"), e.getMessage());
      } else {
        IndexBackup.replace(backup, damaged);
        assertTrue(IndexCheck.of(damaged).isWhole(), name);
        assertEquals(7, IndexCheck.of(damaged).articles());
      }
      Indexes.delete(damaged);
      Files.write(index.resolve(name), whole);
    }
  }
}
