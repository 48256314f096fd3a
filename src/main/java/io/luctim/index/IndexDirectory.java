// SPDX-License-Identifier: Apache-2.0
package io.luctim.index;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The directory of an index on disk, in which other people's files are safe: Lucene does not see
 * those that would confuse it, and deletes only what Luctim has written ({@link WrittenFiles}).
 *
 * <p>Safe for use by several threads.
 */
final class IndexDirectory extends FilterDirectory {
  private static final Pattern COMMIT = Pattern.compile("(pending_)?segments_[0-9a-z]{1,12}");

  /**
   * Names that a writer might come to use. Lucene sees them and numbers its segments after them;
   * names further away can do no harm, but would make it run out of numbers.
   */
  private static final Pattern NEAR = Pattern.compile("_[0-9a-z]{1,5}(_.*)?\\..*");

  /** Maximum number of files that a message names. */
  private static final int NAMED = 3;

  private final Path path;
  private final boolean isReadOnly;

  /** What may be deleted; null before the write lock was taken. */
  private volatile @Nullable WrittenFiles written;

  private IndexDirectory(FSDirectory in, boolean isReadOnly) {
    super(in);
    path = in.getDirectory();
    this.isReadOnly = isReadOnly;
  }

  /** Opens an existing directory; never creates one. */
  static IndexDirectory open(Path path) throws IOException {
    requireDirectory(path);
    return new IndexDirectory(FSDirectory.open(path), false);
  }

  /**
   * Opens a directory for reading whole files. Files are not mapped into memory, because a failing
   * disk would then crash the process instead of throwing. A lock keeps writers away, except on a
   * read-only file system, where it cannot be taken.
   */
  static IndexDirectory openReadOnly(Path path) throws IOException {
    requireDirectory(path);
    return new IndexDirectory(
        Files.isWritable(path)
            ? new NIOFSDirectory(path)
            : new NIOFSDirectory(path, NoLockFactory.INSTANCE),
        true);
  }

  /**
   * Opens a directory, or creates it. Refuses one without an index whose files have names like
   * those of an index.
   */
  static IndexDirectory openOrCreate(Path path) throws IOException {
    if (Files.exists(path)) {
      requireDirectory(path);
      refuseStrangers(path);
    }
    return new IndexDirectory(FSDirectory.open(path, new UninterruptedLocks()), false);
  }

  private static void requireDirectory(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new IndexNotFoundException(path.toString());
    }
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
  }

  /** Refuses a directory without an index whose files have names like those of one. */
  private static void refuseStrangers(Path path) throws IOException {
    Set<String> ours = WrittenFiles.read(path);
    List<String> strangers = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        if (COMMIT.matcher(name).matches() && isLucene(file)) {
          if (name.startsWith(IndexFileNames.SEGMENTS)) {
            return; // an index; whose, its commit says
          }
        }
        if (isLikeLucene(name) && !ours.contains(name)) {
          strangers.add(name);
        }
      }
    }
    if (!strangers.isEmpty()) {
      strangers.sort(null);
      int more = strangers.size() - NAMED;
      throw new IndexAccessException(
          path
              + " holds no index, but files with names like those of one: "
              + String.join(", ", strangers.subList(0, Math.min(NAMED, strangers.size())))
              + (more > 0 ? " and " + more + " more" : "")
              + "; name another directory, or move them away");
    }
  }

  /** Whether Lucene would take a name for one of its own. */
  private static boolean isLikeLucene(String name) {
    return name.startsWith(IndexFileNames.SEGMENTS)
        || name.startsWith(IndexFileNames.PENDING_SEGMENTS)
        || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
  }

  /** Whether a file begins as all files of Lucene do. */
  private static boolean isLucene(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (NIOFSDirectory directory = new NIOFSDirectory(file.toAbsolutePath().getParent());
        IndexInput in = directory.openInput(file.getFileName().toString(), IOContext.READONCE)) {
      return in.length() >= Integer.BYTES && CodecUtil.readBEInt(in) == CodecUtil.CODEC_MAGIC;
    }
  }

  @Override
  public String[] listAll() throws IOException {
    try {
      return Arrays.stream(in.listAll()).filter(this::isVisible).toArray(String[]::new);
    } catch (NoSuchFileException e) {
      throw new IndexNotFoundException(path.toString()); // it was there when it was opened
    }
  }

  private boolean isVisible(String name) {
    if (!isLikeLucene(name)) {
      return true;
    }
    WrittenFiles ours = written;
    return COMMIT.matcher(name).matches()
        || NEAR.matcher(name).matches()
        || (ours != null && ours.contains(name));
  }

  @Override
  public Lock obtainLock(String name) throws IOException {
    Lock lock = in.obtainLock(name);
    if (!isReadOnly) {
      try {
        written = WrittenFiles.open(path, committed());
      } catch (IOException | RuntimeException e) {
        IOUtils.closeWhileSuppressingExceptions(e, lock);
        throw e;
      }
    }
    return lock;
  }

  /** The files of all commits that can be read; of others the writer will complain. */
  private Set<String> committed() throws IOException {
    Set<String> files = new HashSet<>();
    for (String name : listAll()) {
      if (name.startsWith(IndexFileNames.SEGMENTS)) {
        files.addAll(filesOf(name));
      }
    }
    return files;
  }

  private Collection<String> filesOf(String commit) {
    try {
      return SegmentInfos.readCommit(this, commit).files(true);
    } catch (IOException e) {
      return Set.of();
    }
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    claim(name);
    return in.createOutput(name, context);
  }

  @Override
  public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
      throws IOException {
    IndexOutput out = in.createTempOutput(prefix, suffix, context);
    ours().add(out.getName());
    return out;
  }

  @Override
  public void rename(String source, String target) throws IOException {
    claim(target);
    in.rename(source, target);
    ours().remove(source);
  }

  private void claim(String name) throws IOException {
    WrittenFiles ours = ours();
    if (!ours.contains(name) && Files.exists(path.resolve(name))) {
      throw new FileAlreadyExistsException(
          path.resolve(name).toString(), null, "written by something else; move it away");
    }
    ours.add(name);
  }

  @Override
  public void deleteFile(String name) throws IOException {
    WrittenFiles ours = ours();
    if (ours.contains(name)) {
      in.deleteFile(name);
      ours.remove(name);
    }
  }

  /** Deletes what an interrupted copy has left where no index is. */
  void deleteLeftovers() throws IOException {
    for (String name : in.listAll()) {
      if (isLikeLucene(name)) {
        deleteFile(name);
      }
    }
  }

  private WrittenFiles ours() {
    WrittenFiles ours = written;
    if (ours == null) {
      throw new IllegalStateException("writing to " + path + " without its lock");
    }
    return ours;
  }
}
