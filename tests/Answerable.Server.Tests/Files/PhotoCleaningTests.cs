using System.Text;
using Answerable.Domain.Files;
using Answerable.Server.Files;
using CsCheck;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Answerable.Server.Tests.Files;

/// <summary>What a picture is kept without, read by a library that is not ours.</summary>
public sealed class PhotoCleaningTests
{
    [Fact]
    public void The_picture_of_a_phone_names_its_place_before_and_nothing_after_but_which_way_up_it_is()
    {
        var before = ImageMetadataReader.ReadMetadata(new MemoryStream(Photos.Jpeg()));
        Assert.Equal(31.5, before.OfType<GpsDirectory>().Single().GetGeoLocation()!.Latitude);
        Assert.Equal("Pocket 7", before.OfType<ExifIfd0Directory>().Single().GetString(ExifDirectoryBase.TagModel));

        var cleaned = PhotoCleaning.Clean(FileType.Jpeg, Photos.Jpeg())!;
        var after = ImageMetadataReader.ReadMetadata(new MemoryStream(cleaned));
        Assert.Empty(after.OfType<GpsDirectory>());
        var tag = Assert.Single(after.OfType<ExifDirectoryBase>().SelectMany(d => d.Tags));
        Assert.Equal((ExifDirectoryBase.TagOrientation, 6),
            (tag.Type, after.OfType<ExifIfd0Directory>().Single().GetInt32(ExifDirectoryBase.TagOrientation)));
        Assert.Equal(["Exif IFD0", "File Type", "Huffman", "JFIF", "JPEG"], after.Select(d => d.Name).Order());
    }

    [Theory]
    [InlineData(FileType.Jpeg)]
    [InlineData(FileType.Png)]
    [InlineData(FileType.WebP)]
    public void Nothing_that_names_anybody_stays_in_the_bytes_and_cleaning_again_changes_nothing(FileType type)
    {
        var picture = type switch { FileType.Jpeg => Photos.Jpeg(), FileType.Png => Photos.Png(), _ => Photos.WebP() };
        var cleaned = PhotoCleaning.Clean(type, picture)!;
        var (before, after) = (Encoding.Latin1.GetString(picture), Encoding.Latin1.GetString(cleaned));
        Assert.Contains(Photos.Secrets, s => before.Contains(s, StringComparison.Ordinal));
        Assert.DoesNotContain(Photos.Secrets, s => after.Contains(s, StringComparison.Ordinal));
        Assert.Equal(cleaned, PhotoCleaning.Clean(type, cleaned));
        Assert.Empty(ImageMetadataReader.ReadMetadata(new MemoryStream(cleaned)).OfType<GpsDirectory>());
    }

    [Fact]
    public void A_picture_without_anything_to_take_off_is_kept_bit_by_bit() =>
        Assert.Equal(Photos.PlainJpeg(), PhotoCleaning.Clean(FileType.Jpeg, Photos.PlainJpeg()));

    [Theory]
    [InlineData(FileType.Jpeg)]
    [InlineData(FileType.Png)]
    [InlineData(FileType.WebP)]
    public void One_that_ends_too_early_is_found_so_wherever_it_ends(FileType type)
    {
        var whole = PhotoCleaning.Clean(type, type switch
        { FileType.Jpeg => Photos.Jpeg(), FileType.Png => Photos.Png(), _ => Photos.WebP() })!;
        for (var length = 12; length < whole.Length; length++) Assert.Null(PhotoCleaning.Clean(type, whole[..length]));
    }

    /// <summary>Whatever bytes are changed: an answer, never a failure.</summary>
    [Fact]
    public void Spoilt_pictures_are_cleaned_or_refused() =>
        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 2000], Gen.Byte).Array[1, 12]).Sample((which, changes) =>
        {
            var (type, picture) = which switch
            { 0 => (FileType.Jpeg, Photos.Jpeg()), 1 => (FileType.Png, Photos.Png()), _ => (FileType.WebP, Photos.WebP()) };
            foreach (var (at, value) in changes) if (at > 12) picture[at % picture.Length is var i && i > 12 ? i : 13] = value;
            _ = PhotoCleaning.Clean(type, picture);
        }, iter: 3000, threads: 1);
}
