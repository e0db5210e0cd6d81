using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.AppPackage;

/// <summary>Sizes and colours: Microsoft Teams documentation, "Design your Teams app icon".</summary>
public sealed class IconTests
{
    [Fact]
    public void The_Colour_Icon_Is_192_Pixels_And_Fills_Its_Square()
    {
        var icon = Icon.Read(File.ReadAllBytes(Repository.PathOf("appPackage", "color.png")));

        Assert.Equal((192, 192), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal(255, pixel.Alpha));
        Assert.True(icon.Pixels.Distinct().Count() > 10);
    }

    [Fact]
    public void The_Outline_Icon_Is_32_Pixels_White_On_Transparent()
    {
        var icon = Icon.Read(File.ReadAllBytes(Repository.PathOf("appPackage", "outline.png")));

        Assert.Equal((32, 32), (icon.Width, icon.Height));
        Assert.All(icon.Pixels, pixel => Assert.Equal((255, 255, 255), (pixel.Red, pixel.Green, pixel.Blue)));
        var drawn = icon.Pixels.Count(pixel => pixel.Alpha > 0);
        Assert.InRange(drawn, 100, 500);
        Assert.Equal(0, icon.Pixels.First().Alpha);
    }
}
