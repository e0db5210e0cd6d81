using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Tests.Storage;

public sealed class InParallelTests
{
    [Fact]
    public async Task Many_Pieces_Are_Under_Way_At_Once_But_Never_More_Than_The_Bound_And_Keep_Their_Order()
    {
        var (begun, open) = (0, new TaskCompletionSource());
        var all = Enumerable.Range(0, InParallel.AtOnce + 3).InParallelAsync(async number =>
        {
            begun++;
            await open.Task;
            return number;
        });

        Assert.Equal(InParallel.AtOnce, begun);
        open.SetResult();
        Assert.Equal(Enumerable.Range(0, InParallel.AtOnce + 3), await all);
    }

    [Fact]
    public async Task What_Failed_Is_Told_When_The_Others_Beside_It_Are_Done()
    {
        var others = new TaskCompletionSource();
        var all = Enumerable.Range(0, 2).InParallelAsync(number => number == 0 ? Task.FromException(new IOException("Broken.")) : others.Task);

        Assert.False(all.IsCompleted);
        others.SetResult();
        await Assert.ThrowsAsync<IOException>(() => all);
    }
}
