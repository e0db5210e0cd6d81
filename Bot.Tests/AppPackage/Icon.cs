using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TeamsMentorBot.Tests.AppPackage;

/// <summary>A PNG of eight-bit RGBA without filters, which is what the drawing script writes.</summary>
internal sealed class Icon
{
    private readonly byte[] rows;

    private Icon(int width, int height, byte[] rows) => (Width, Height, this.rows) = (width, height, rows);

    public int Width { get; }

    public int Height { get; }

    public IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels =>
        from row in Enumerable.Range(0, Height)
        from column in Enumerable.Range(0, Width)
        let at = (row * ((Width * 4) + 1)) + 1 + (column * 4)
        select (rows[at], rows[at + 1], rows[at + 2], rows[at + 3]);

    public static Icon Read(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    Assert.Equal([8, 6, 0, 0, 0], data[8..].ToArray());
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var rows = new MemoryStream();
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        unpacked.CopyTo(rows);
        var bytes = rows.ToArray();
        Assert.All(Enumerable.Range(0, height), row => Assert.Equal(0, bytes[row * ((width * 4) + 1)]));
        return new(width, height, bytes);
    }
}
